"""What an editor has begun and not saved, and what is kept to begin from: listed, thrown away."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.kept_forms import LASTING, KeptInShort
from app.domain.viewers import Scope
from app.services.keep_form import drop_form
from app.services.open_for_editing import NEW_FORMS, sheet_of
from app.web.pages.desk import desk_of
from app.web.pages.small_forms import read_form

router = APIRouter(include_in_schema=False)

_RANDOM_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A new photograph's form that was typed into and not saved. `called` may be empty."""

    key: str
    link: str
    called: str
    kept_at: datetime


def new_sheet() -> str:
    """Name a sheet that no page has written on."""
    return secrets.token_hex(_RANDOM_BYTES)


def shown_sheets(kept: Iterable[KeptInShort], root: str, *, here: str) -> tuple[ShownSheet, ...]:
    """Make what a page shows of the forms of new photographs, but for the one that stands there."""
    return tuple(
        ShownSheet(
            one.key,
            f"{root}/edit/photographs/new?{urlencode({'sheet': sheet_of(one.key)})}",
            one.called,
            one.kept_at,
        )
        for one in kept
        if sheet_of(one.key) != here
    )


@router.post("/forms/drop")
def drop(request: Request) -> Response:
    """Throw away a template, or the form of a new photograph, by its `key`."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    key = read_form(request).typed("key")
    if key.startswith((LASTING, NEW_FORMS)):
        drop_form(desk.holding, desk.viewer, key)
    return RedirectResponse(f"{desk.root}/edit/photographs/new", HTTPStatus.SEE_OTHER)
