"""What is said of scans that come in, and of work that is still to be done, as pages word it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.embedded_facts import Fact
from app.domain.near_duplicates import LikenessVerdict
from app.domain.work_lists import WorkList
from app.web.pages.marking import Term, term

ACCESSION_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    Fact: {
        Fact.TITLE: term("embedded", "Title"),
        Fact.DESCRIPTION: term("embedded", "Description"),
        Fact.CREATOR: term("embedded", "Photographer"),
        Fact.DATE: term("embedded", "Date"),
        Fact.RIGHTS: term("embedded", "Rights"),
        Fact.DEVICE: term("embedded", "Camera or scanner"),
    },
    LikenessVerdict: {
        LikenessVerdict.DIFFERENT: term("likeness", "different pictures"),
        LikenessVerdict.SAME_NEGATIVE: term("likeness", "another print of the same negative"),
        LikenessVerdict.SAME_SCAN: term("likeness", "the same photograph again"),
    },
    WorkList: {
        WorkList.NO_DATE: term("work", "No date"),
        WorkList.NO_TRANSCRIPTION: term("work", "Not transcribed"),
        WorkList.NO_REGION: term("work", "Writing without its place"),
        WorkList.NO_RIGHTS: term("work", "No rights"),
        WorkList.VERSO_MISSING: term("work", "Verso missing"),
        WorkList.ONLY_FROM_BACK: term("work", "Known only from the back"),
        WorkList.DAMAGED_SCAN: term("work", "Damaged scans"),
        WorkList.IN_REVIEW: term("work", "In review"),
        WorkList.CHANGED_BY_OTHERS: term("work", "Changed by others"),
    },
}

WORK_ADVICE: Final[Mapping[WorkList, Term]] = {
    WorkList.NO_DATE: term("work", "Nobody has said when, not even about when."),
    WorkList.NO_TRANSCRIPTION: term(
        "work", "Something written is not read yet, or a scanned back has nothing said of it."
    ),
    WorkList.NO_REGION: term("work", "Where it stands on the scan has not been drawn."),
    WorkList.NO_RIGHTS: term("work", "Nobody has said what may be done with it."),
    WorkList.VERSO_MISSING: term(
        "work", "There is no scan of the back, and nobody has said that it is blank."
    ),
    WorkList.ONLY_FROM_BACK: term(
        "work", "All that is known of when, where and who rests on what is written on the back."
    ),
    WorkList.DAMAGED_SCAN: term(
        "work", "A scan can't be decoded, or only in part. It is kept as it came: scan it again."
    ),
    WorkList.IN_REVIEW: term("work", "Drafts that wait for somebody who publishes."),
    WorkList.CHANGED_BY_OTHERS: term("work", "What colleagues have saved, the newest first."),
}
"""What each list holds, in a sentence."""
