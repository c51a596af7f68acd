"""What was understood of a date, as a piece of a page: the form shows it beside what is typed."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.dating import Calendar, DateUnderstanding
from app.services.read_date import read_date
from app.web.language import language_of
from app.web.pages.rendering import respond

router = APIRouter(include_in_schema=False)

_FIELD = "as_written"
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class DateUnderstandingFields:
    """What was understood of a date; nothing is shown where nothing is written."""

    understood: DateUnderstanding


@router.get("/edit/date")
def date_understanding(request: Request) -> HTMLResponse:
    """Show what is understood of `text`, or of the one field whose name ends in `as_written`.

    The second is for a form's field that is sent by itself, under its own name.
    """
    written, calendar = _asked(request)
    found = read_date(written[:_LONGEST], language=language_of(request), calendar=calendar)
    return respond(request, "_date_understanding.html", DateUnderstandingFields(found))


def _asked(request: Request) -> tuple[str, Calendar | None]:
    asked = request.query_params
    sent = (value for name, value in asked.multi_items() if name.endswith(_FIELD))
    calendars = (value for name, value in asked.multi_items() if name.endswith("calendar"))
    is_julian = next(calendars, "") == Calendar.JULIAN
    return asked.get("text") or next(sent, ""), Calendar.JULIAN if is_julian else None
