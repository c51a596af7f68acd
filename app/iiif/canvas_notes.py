"""What is said of a side that is not there to be seen, or not as it should be."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.access import AccessRule
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
    """Name a side in its own words or by its kind; one without a picture says why.

    One whose picture is shown to those who sign in has one.
    """
    label = language_map(side.label) or named(SIDE_KINDS, side.kind)
    if side.first_scan:
        return label
    why = _why_not(side)
    reasons = {"en": why.english, "pl": why.polish}
    return {
        tag: [f"{text}: {reasons[tag]}" if tag in reasons else text for text in texts]
        for tag, texts in label.items()
    }


def withheld_notice(side: SideDescription) -> dict[str, list[str]]:
    """Say why nothing of a side is shown, and until when; empty where its picture is, if small."""
    rule = side.access
    if rule is None:
        return {}
    if any(scan.size_cap_px == 0 for scan in side.scans):
        return _notice(Label.PICTURE_WITHHELD, rule)
    return {} if side.scans else _notice(Label.SIDE_WITHHELD, rule)


def capped_notice(side: SideDescription) -> dict[str, list[str]]:
    """Say that the picture of a side is shown small, why, and until when; empty where it isn't."""
    if side.access is None or not any(scan.size_cap_px for scan in side.scans):
        return {}
    return _notice(Label.PICTURE_CAPPED, side.access)


def _notice(first: Label, rule: AccessRule) -> dict[str, list[str]]:
    told = language_map(rule.notice)
    sized = {"size": rule.size_cap_px}
    notice = {
        tag: [*(sentence.format(**sized) for sentence in sentences), *told.pop(tag, [])]
        for tag, sentences in first.texts.items()
    }
    if rule.until_on:
        for tag, values in Label.CLOSED_UNTIL.texts.items():
            notice[tag] += [f"{value} {rule.until_on.isoformat()}." for value in values]
    return notice | told


def canvas_notes(side: SideDescription) -> Iterator[tuple[LanguageMap, LanguageMap]]:
    """Say what is wrong with each scan, or why there is none. Blank and not scanned differ."""
    if notice := withheld_notice(side) or capped_notice(side):
        yield Label.ACCESS.texts, notice
    elif not side.scans or side.presence is SidePresence.BLANK:
        yield Label.SCAN.texts, _PRESENCES[side.presence][1].texts
    for scan in side.scans:
        if scan.condition in _CONDITIONS:
            yield Label.SCAN.texts, _CONDITIONS[scan.condition].texts


def _why_not(side: SideDescription) -> Label:
    if side.scans:
        return Label.NOT_SHOWN
    return Label.WITHHELD if withheld_notice(side) else _PRESENCES[side.presence][0]
