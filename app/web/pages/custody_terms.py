"""What is remarked on chains of custody, and the calendars of dates, worded for pages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.custody import RemarkCode
from app.domain.dating import Calendar
from app.web.pages.marking import Term, term

CUSTODY_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    RemarkCode: {
        RemarkCode.GIVES_WITHOUT_HOLDING: term(
            "remark", "By this chain, whoever gives it here did not have it."
        ),
        RemarkCode.AGAINST_THE_ORDER: term(
            "remark", "By its date, this happened before what stands above it."
        ),
        RemarkCode.BEFORE_ITS_MAKING: term(
            "remark", "By its date, this happened before the photograph was made."
        ),
        RemarkCode.MADE_LATER: term("remark", "Something happened to it before it was made."),
        RemarkCode.MADE_TWICE: term("remark", "It is made a second time here."),
        RemarkCode.RETURN_WITHOUT_LOAN: term(
            "remark", "It is returned, but no loan or deposit is recorded."
        ),
        RemarkCode.RETURN_TO_ANOTHER: term(
            "remark", "It is returned to somebody else than it was lent by."
        ),
        RemarkCode.RESTITUTION_WITHOUT_LOSS: term(
            "remark", "It is restituted, but no seizure or looting is recorded."
        ),
        RemarkCode.LOST_AND_NOT_FOUND: term(
            "remark", "It was lost before, and no finding is recorded."
        ),
        RemarkCode.GAP_BESIDE_A_HOLDER: term(
            "remark", "A gap is recorded here, though the giver is who had it before."
        ),
        RemarkCode.OWNERSHIP_AGAINST_KIND: term(
            "remark", "What is said of the owner does not go with what happened."
        ),
        RemarkCode.GIVES_TO_ITSELF: term("remark", "Giver and receiver are the same."),
        RemarkCode.GAP_BEFORE_ITS_MAKING: term(
            "remark", "Before it was made there was nothing to be known of it."
        ),
        RemarkCode.NO_SUCH_DATE: term("remark", "There is no such date."),
    },
    Calendar: {
        Calendar.GREGORIAN: term("calendar", "Gregorian"),
        Calendar.JULIAN: term("calendar", "Julian"),
    },
}
