"""The switch between languages: it keeps the choice in a cookie, and goes back to the page."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse

from app.web.language import COOKIE, chosen_language
from app.web.viewing import holding_of

router = APIRouter(include_in_schema=False)
_A_YEAR_S: Final = 365 * 24 * 60 * 60


@router.get("/language")
def choose(request: Request, lang: str = "", back: str = "/") -> RedirectResponse:
    """Keep a language, and go back to a page of this catalogue."""
    base = urlsplit(holding_of(request).settings.base_url)
    answer = RedirectResponse(own_path(back) or f"{base.path}/", HTTPStatus.SEE_OTHER)
    answer.set_cookie(
        COOKIE,
        chosen_language(asked=lang),
        max_age=_A_YEAR_S,
        path=f"{base.path}/",
        secure=base.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    answer.headers["cache-control"] = "no-store"  # no cache gives out somebody's cookie
    return answer


def own_path(address: str) -> str:
    """Let a path on this site through; anything that a browser takes for elsewhere is empty."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() and "\\" not in address else ""
