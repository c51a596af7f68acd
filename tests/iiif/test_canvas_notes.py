"""A blank side, one that was not digitised, and one that can't be shown are different facts."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.access import AccessRule
from app.domain.imagery import ScanCondition
from app.domain.sides import ScanDescription, SideDescription, SideKind, SidePresence
from app.iiif.canvas_notes import canvas_label, canvas_notes, withheld_notice


def scan(condition: ScanCondition, width_px: int = 100) -> ScanDescription:
    return ScanDescription(
        "a" * 64, id="i", width_px=width_px, height_px=width_px, condition=condition
    )


def notes_of(side: SideDescription) -> list[str]:
    return [value["en"][0] for _, value in canvas_notes(side)]


def test_a_side_is_named_by_its_kind_in_both_languages() -> None:
    side = SideDescription(SideKind.VERSO, scans=(scan(ScanCondition.SOUND),))
    assert canvas_label(side) == {"en": ["Verso"], "pl": ["Odwrocie"]}
    assert notes_of(side) == []


def test_a_side_with_a_label_of_its_own_keeps_it() -> None:
    label = {"en": ["Photograph on the form"], "fr": [""]}
    side = SideDescription(SideKind.RECTO, label, scans=(scan(ScanCondition.SOUND),))
    assert canvas_label(side) == {"en": ["Photograph on the form"]}


@pytest.mark.parametrize(
    ("presence", "english", "polish", "note"),
    [
        (SidePresence.BLANK, "blank", "bez zapisu", "This side is blank."),
        (
            SidePresence.NOT_DIGITISED,
            "not digitised",
            "nie zdigitalizowano",
            "This side has not been digitised.",
        ),
        (SidePresence.DIGITISED, "no scan", "brak skanu", "There is no scan of this side."),
    ],
)
def test_a_side_without_a_scan_says_why(
    presence: SidePresence, english: str, polish: str, note: str
) -> None:
    side = SideDescription(SideKind.VERSO, presence=presence)
    assert canvas_label(side) == {"en": [f"Verso: {english}"], "pl": [f"Odwrocie: {polish}"]}
    assert notes_of(side) == [note]


def test_a_blank_side_with_a_scan_is_shown_and_still_blank() -> None:
    scans = (scan(ScanCondition.SOUND),)
    side = SideDescription(SideKind.VERSO, presence=SidePresence.BLANK, scans=scans)
    assert canvas_label(side) == {"en": ["Verso"], "pl": ["Odwrocie"]}
    assert notes_of(side) == ["This side is blank."]


@pytest.mark.parametrize("condition", [ScanCondition.UNREADABLE, ScanCondition.OVERSIZED])
def test_a_scan_that_cannot_be_shown_is_named_as_such(condition: ScanCondition) -> None:
    side = SideDescription(SideKind.VERSO, scans=(scan(condition),))
    assert canvas_label(side)["en"] == ["Verso: scan can't be shown"]
    (note,) = notes_of(side)
    assert "kept as it is" in note


def test_a_damaged_scan_is_shown_and_its_damage_said() -> None:
    side = SideDescription(SideKind.VERSO, scans=(scan(ScanCondition.DAMAGED),))
    assert canvas_label(side) == {"en": ["Verso"], "pl": ["Odwrocie"]}
    assert notes_of(side) == ["The file is damaged; it is shown as far as it can be read."]


@pytest.mark.parametrize(
    ("cap_px", "note"),
    [
        (0, "The picture of this side is shown to those who sign in."),
        (800, "Shown up to 800 pixels; larger to those who sign in."),
    ],
)
def test_a_side_whose_picture_is_capped_says_so_and_why(cap_px: int, note: str) -> None:
    rule = AccessRule(date(2031, 5, 4), notice={"en": ["On request."]}, size_cap_px=cap_px)
    held = replace(scan(ScanCondition.SOUND), size_cap_px=cap_px)
    side = SideDescription(SideKind.VERSO, scans=(held,), access=rule)
    assert canvas_label(side)["en"] == ["Verso"]
    ((_, told),) = canvas_notes(side)
    assert told["en"] == [note, "On request.", "Closed until 2031-05-04."]
    assert bool(withheld_notice(side)) is (cap_px == 0)
