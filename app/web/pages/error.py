"""The page that says what is wrong, and the way out."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.errors import Problem
from app.web.fault import Fault
from app.web.language import language_of
from app.web.pages.rendering import respond
from app.web.pages.shown_withholding import ShownWithholding, shown_withholding
from app.web.pages.wording import wording


@dataclass(frozen=True, slots=True)
class ErrorFields:
    """What went wrong. `message` is the sentence that the program said in English, if it says more.

    `number` finds it in the log, and is empty where the visitor can mend it.
    """

    status: int
    message: str
    problems: tuple[Problem, ...]
    number: str
    withheld: ShownWithholding | None = None


def error_page(request: Request, fault: Fault) -> HTMLResponse:
    """Answer a fault as a page, in the language of its reader."""
    if fault.tombstone:
        return respond(request, "tombstone.html", fault.tombstone, status=fault.status)
    told = fault.withholding
    fields = ErrorFields(
        status=fault.status,
        message="" if told or _goes_without_saying(fault) else fault.message,
        problems=fault.problems,
        number=fault.number,
        withheld=shown_withholding(told, wording(language_of(request))) if told else None,
    )
    return respond(request, "error.html", fields, status=fault.status)


def _goes_without_saying(fault: Fault) -> bool:
    """Whether the page's own words, which it has in every language, say it all."""
    return bool(fault.number) or fault.status == HTTPStatus.NOT_FOUND
