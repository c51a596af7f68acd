"""Why work in the background came to nothing: faults of the house, told to administrators alone."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "Whoever had taken it ended before the work did."),
    term(
        "refusal",
        "The original {file} is missing. Put it back from a backup (or import the scan again);"
        " `verso verify` names all that are missing.",
    ),
    term(
        "refusal",
        "The original {file} has other bytes than when it came in, and is not given out. Put "
        "it back from a second store: `verso verify --repair-from STORE`.",
    ),
    term("refusal", "The scan can't be decoded: it took more than {seconds} seconds."),
    term(
        "refusal",
        "The scan can't be decoded: the decoder broke off, perhaps for want of the memory that"
        " it took.",
    ),
    term(
        "refusal",
        "The process that decodes scans can't be started. Perhaps there is no memory, or no "
        "room in the temporary folder, left for it, or this installation of Verso is not "
        "whole.",
    ),
    term(
        "refusal",
        "{file} could not be {deed}: the disk is full. Free some space and run this again.",
    ),
    term(
        "refusal",
        "{file} could not be {deed}: the disk reports a fault. Check the disk and its log "
        "before anything more is entrusted to it.",
    ),
)
