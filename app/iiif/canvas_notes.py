"""What is said of a side that is not there to be seen, or not as it should be."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.imagery import ScanCondition
from app.domain.languages import LanguageMap
from app.domain.sides import SideDescription, SidePresence
from app.iiif.labels import Label
from app.iiif.language_maps import language_map
from app.iiif.terms import SIDE_KINDS, named

_CONDITIONS: Final[Mapping[ScanCondition, Label]] = {
    ScanCondition.DAMAGED: Label.DAMAGED,
    ScanCondition.UNREADABLE: Label.UNREADABLE,
    ScanCondition.OVERSIZED: Label.OVERSIZED,
}
_PRESENCES: Final[Mapping[SidePresence, tuple[Label, Label]]] = {
    SidePresence.BLANK: (Label.BLANK, Label.BLANK_SIDE),
    SidePresence.NOT_DIGITISED: (Label.NOT_DIGITISED, Label.SIDE_NOT_DIGITISED),
    SidePresence.DIGITISED: (Label.NO_SCAN, Label.SIDE_WITHOUT_SCAN),
}


def canvas_label(side: SideDescription) -> dict[str, list[str]]:
    """Name a side in its own words or by its kind; one without a picture says why."""
    label = language_map(side.label) or named(SIDE_KINDS, side.kind)
    if side.shown_scan:
        return label
    why = Label.NOT_SHOWN if side.scans else _PRESENCES[side.presence][0]
    reasons = {"en": why.english, "pl": why.polish}
    return {
        tag: [f"{text}: {reasons[tag]}" if tag in reasons else text for text in texts]
        for tag, texts in label.items()
    }


def canvas_notes(side: SideDescription) -> Iterator[tuple[LanguageMap, LanguageMap]]:
    """Say what is wrong with each scan, or why there is none. Blank and not scanned differ."""
    if not side.scans or side.presence is SidePresence.BLANK:
        yield Label.SCAN.texts, _PRESENCES[side.presence][1].texts
    for scan in side.scans:
        if scan.condition in _CONDITIONS:
            yield Label.SCAN.texts, _CONDITIONS[scan.condition].texts
