"""Pages that explain what a reader meets on others."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.web.language import language_of
from app.web.pages.rendering import respond
from app.web.pages.sigla_table import SiglaFields, sigla_rows
from app.web.pages.wording import wording

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class HelpFields:
    """A page of help: its template says all."""


@router.get("/help/searching")
def searching(request: Request) -> HTMLResponse:
    """Tell what a search understands."""
    return respond(request, "searching.html", HelpFields())


@router.get("/help/sigla")
def sigla(request: Request) -> HTMLResponse:
    """Tell what the marks in readings say."""
    words = wording(language_of(request))
    return respond(request, "sigla.html", SiglaFields(sigla_rows(words)))
