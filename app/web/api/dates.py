"""Dates as people write them, for programs and for forms."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.dating import Calendar, DateSpan
from app.services.read_date import read_date
from app.web.api.answers import DateAnswer, DateMeaning
from app.web.api.contract import TOKEN_IF_ANY, answers
from app.web.api.sending import send
from app.web.language import language_of
from app.web.viewing import viewer_of

LONGEST_TEXT = 500
router = APIRouter(prefix="/api/dates", tags=["Dates"])
Text = Annotated[
    str, Query(max_length=LONGEST_TEXT, description="The date as written, in words or in EDTF.")
]


@router.get(
    "",
    responses=answers("DateAnswer", "What was understood.", 401, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def understand(
    request: Request,
    text: Text = "",
    language: Annotated[
        str, Query(max_length=35, description="Of the answer's sentences: `en` or `pl`.")
    ] = "",
    calendar: Annotated[
        Calendar | None, Query(description="The one it is written in, where that is known.")
    ] = None,
) -> Response:
    """Read a date as people write it: in English, Polish, German or Russian words, or in EDTF.

    What is not understood, or not surely, has an empty `edtf` and a `reason`. Without `language`
    the answer speaks that of `Accept-Language`.
    """
    viewer = viewer_of(request)
    spoken = language or language_of(request)
    found = read_date(text, language=spoken, calendar=calendar)
    meanings = tuple(map(_meaning, found.alternatives))
    answer = DateAnswer(
        as_written=found.as_written,
        edtf=found.edtf,
        earliest_on=found.earliest_on,
        latest_on=found.latest_on,
        qualifier=found.qualifier,
        calendar=found.calendar,
        note=found.note,
        reason=found.reason,
        alternatives=meanings,
    )
    headers = {"vary": "Authorization, Accept-Language, Cookie"}
    return send(answer, viewer=viewer, headers=headers)


def _meaning(span: DateSpan) -> DateMeaning:
    return DateMeaning(span.edtf, span.earliest_on, span.latest_on, span.qualifier)
