"""What two descriptions do not say alike."""

from dataclasses import replace

from app.domain.dating import DateDescription, DateOf
from app.domain.differences import DifferenceKind, FieldDifference, differences
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription, SideKind

READING = ReadingDescription("Nad Wołgą", language="pl", id="r1")
NOTE = InscriptionDescription(InscriptionKind.NOTE, (READING,), id="i1")
STAMP = InscriptionDescription(InscriptionKind.STAMP, id="i2")
RECTO = SideDescription(SideKind.RECTO, id="s1")
VERSO = SideDescription(SideKind.VERSO, inscriptions=(NOTE, STAMP), id="s2")
BEFORE = PhotographDescription(
    "A/1",
    title={"en": ["By the Volga"]},
    sides=(RECTO, VERSO),
    dates=(DateDescription(DateOf.TAKEN, "1941", inscription=(1, 0)),),
    subjects=("army", "camp", "snow"),
)


def told(
    before: PhotographDescription | None, after: PhotographDescription
) -> list[tuple[str, str]]:
    return [(one.path, one.kind.value) for one in differences(before, after)]


def test_what_says_the_same_has_no_differences() -> None:
    assert differences(BEFORE, BEFORE) == ()


def test_of_a_new_record_all_that_it_says_is_added() -> None:
    after = PhotographDescription("A/1", carrier="glass", subjects=("camp",))
    assert told(None, after) == [
        ("reference_code", "added"),
        ("carrier", "added"),
        ("subjects[0]", "added"),
    ]


def test_a_text_is_told_word_by_word_in_its_language() -> None:
    after = replace(BEFORE, title={"en": ["On the Volga"], "pl": ["Nad Wołgą"]})
    changed, added = differences(BEFORE, after)
    assert (changed.path, changed.field, changed.kind) == (
        "title.en", "title", DifferenceKind.CHANGED,
    )  # fmt: skip
    assert [(run.change.value, run.text) for run in changed.words] == [
        ("removed", "By"),
        ("added", "On"),
        ("kept", " the Volga"),
    ]
    assert added == FieldDifference("title.pl", "title", DifferenceKind.ADDED, after="Nad Wołgą")


def test_a_reading_deep_inside_is_named_by_its_path() -> None:
    reading = replace(READING, text="Nad rzeką")
    note = replace(NOTE, readings=(reading,), region=Region(1, 2, 3, 4))
    after = replace(BEFORE, sides=(RECTO, replace(VERSO, inscriptions=(note, STAMP))))
    assert told(BEFORE, after) == [
        ("sides[1].inscriptions[0].readings[0].text", "changed"),
        ("sides[1].inscriptions[0].region", "added"),
    ]


def test_an_inscription_that_goes_to_another_side_has_moved_and_is_not_lost() -> None:
    sides = (replace(RECTO, inscriptions=(NOTE,)), replace(VERSO, inscriptions=(STAMP,)))
    dates = (replace(BEFORE.dates[0], inscription=(0, 0)),)
    found = differences(BEFORE, replace(BEFORE, sides=sides, dates=dates))
    assert [(one.path, one.kind.value, one.moved_from) for one in found] == [
        ("sides[0].inscriptions[0]", "moved", "sides[1].inscriptions[0]")
    ]


def test_what_points_to_the_same_part_says_the_same_wherever_that_stands() -> None:
    after = replace(
        BEFORE, sides=(VERSO, RECTO), dates=(replace(BEFORE.dates[0], inscription=(0, 0)),)
    )
    assert [kind for _, kind in told(BEFORE, after)] == ["moved"]


def test_parts_of_a_list_come_go_and_move() -> None:
    after = replace(BEFORE, subjects=("snow", "army", "river"))
    assert told(BEFORE, after) == [
        ("subjects[0]", "moved"),
        ("subjects[2]", "added"),
        ("subjects[1]", "removed"),
    ]


def test_what_the_catalogue_itself_found_out_of_a_file_is_nobodys_change() -> None:
    scan = ScanDescription("a" * 64, "a.tif")
    before = replace(BEFORE, sides=(replace(RECTO, scans=(scan,)), VERSO))
    measured = replace(RECTO, scans=(replace(scan, width_px=9, media_type="image/tiff"),))
    assert differences(before, replace(before, sides=(measured, VERSO))) == ()


def test_a_date_that_was_corrected_is_changed_and_not_another_one() -> None:
    after = replace(BEFORE, dates=(replace(BEFORE.dates[0], as_written="1942", note="stamp"),))
    assert told(BEFORE, after) == [("dates[0].as_written", "changed"), ("dates[0].note", "added")]


def test_a_measure_of_nothing_is_a_measure() -> None:
    assert told(BEFORE, replace(BEFORE, width_mm=0.0)) == [("width_mm", "added")]
    measured = replace(BEFORE, width_mm=90.0)
    assert told(measured, replace(BEFORE, width_mm=0.0)) == [("width_mm", "changed")]
