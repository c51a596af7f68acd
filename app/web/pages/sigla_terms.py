"""What is said of readings and the marks in them, as pages word it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.inscriptions import ReviewState
from app.domain.sigla_faults import SiglumFaultKind
from app.domain.sigla_nodes import SiglumKind
from app.web.pages.marking import Term, term

READING_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    SiglumKind: {
        SiglumKind.LOST: term("siglum", "lost text"),
        SiglumKind.SUPPLIED: term("siglum", "supplied"),
        SiglumKind.UNCERTAIN: term("siglum", "uncertain"),
        SiglumKind.EXPANDED: term("siglum", "written out"),
        SiglumKind.DELETED: term("siglum", "deleted"),
        SiglumKind.SIC: term("siglum", "so written"),
        SiglumKind.LINE_BREAK: term("siglum", "new line"),
        SiglumKind.CUT: term("siglum", "cut by a cataloguer"),
        SiglumKind.STRAY: term("siglum", "mark out of place"),
    },
    SiglumFaultKind: {
        SiglumFaultKind.NEVER_CLOSED: term("siglum fault", "is opened and never closed"),
        SiglumFaultKind.CLOSES_NOTHING: term("siglum fault", "closes nothing that was opened"),
        SiglumFaultKind.EMPTY: term("siglum fault", "holds nothing; lost text is written [...]"),
        SiglumFaultKind.NO_MARK: term("siglum fault", "is no mark: braces stand in {sic} only"),
        SiglumFaultKind.DOUBTS_NOTHING: term(
            "siglum fault", "doubts nothing: it is written right after the word in doubt"
        ),
        SiglumFaultKind.TOO_DEEP: term("siglum fault", "is nested deeper than eight marks"),
    },
    ReviewState: {
        ReviewState.UNREVIEWED: term("review", "not reviewed"),
        ReviewState.REVIEWED: term("review", "reviewed"),
    },
}

MEANINGS: Final[Mapping[SiglumKind, Term]] = {
    SiglumKind.LOST: term("siglum meaning", "Text that is lost or can't be read."),
    SiglumKind.SUPPLIED: term(
        "siglum meaning", "Lost or left out by the hand; supplied by the transcriber."
    ),
    SiglumKind.UNCERTAIN: term("siglum meaning", "The word right before it is read with doubt."),
    SiglumKind.EXPANDED: term("siglum meaning", "An abbreviation, written out by the transcriber."),
    SiglumKind.DELETED: term("siglum meaning", "Struck out or erased, and still legible."),
    SiglumKind.SIC: term("siglum meaning", "So it is written; this is no slip of the transcriber."),
    SiglumKind.LINE_BREAK: term("siglum meaning", "Here a new line begins."),
    SiglumKind.CUT: term(
        "siglum meaning", "Left out by a cataloguer; the text on the photograph goes on."
    ),
}
"""What each mark says, in the order in which a table has them."""

EXAMPLES: Final[Mapping[SiglumKind, str]] = {
    SiglumKind.LOST: "nad [...] rzeką",
    SiglumKind.SUPPLIED: "Buz[ułuk]",
    SiglumKind.UNCERTAIN: "Buzułuk(?)",
    SiglumKind.EXPANDED: "Żoł(nierze)",
    SiglumKind.DELETED: "raj ⟦na⟧ ziemi",
    SiglumKind.SIC: "krulewski {sic}",
    SiglumKind.LINE_BREAK: "raj | na ziemi",
    SiglumKind.CUT: "raj na ziemi (...)",
}
"""A reading with each mark. They are Polish."""
