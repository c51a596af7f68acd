"""No text of a record is longer than anybody writes on a photograph."""

from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.text_lengths import LONGEST_LIST, LONGEST_TEXT, MOST_ENTRIES, length_faults


def told(description: PhotographDescription) -> list[tuple[str, str, str]]:
    return [(one.where, one.value, one.reason) for one in length_faults(description)]


def with_readings(*texts: str) -> PhotographDescription:
    readings = tuple(map(ReadingDescription, texts))
    note = InscriptionDescription(InscriptionKind.NOTE, readings=readings)
    return PhotographDescription(
        "A", sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    )


def test_a_text_that_is_too_long_is_told_by_its_place() -> None:
    assert told(with_readings("ż" * LONGEST_TEXT)) == []
    assert told(with_readings("zima", "ż" * (LONGEST_TEXT + 1))) == [
        (
            "sides[0].inscriptions[0].readings[1].text",
            f"{'ż' * 40}…",
            "has 100,001 characters, at most 100,000",
        )
    ]
    titled = PhotographDescription("A", title={"pl": ["zima", "x" * 100_001]})
    assert [where for where, _, _ in told(titled)] == ["title.pl[1]"]


def test_many_long_texts_are_too_much_together() -> None:
    ((where, _, reason),) = told(with_readings(*["x" * LONGEST_TEXT] * 11))
    assert where == ""
    assert reason == "its texts together have 1,100,001 characters, at most 1,000,000"


def test_a_list_that_is_too_long_is_told_by_its_place() -> None:
    subjects = tuple(f"s{number}" for number in range(LONGEST_LIST))
    assert told(PhotographDescription("A", subjects=subjects)) == []
    assert told(PhotographDescription("A", subjects=(*subjects, "one more"))) == [
        ("subjects", "", "has 2,001 entries, at most 2,000")
    ]
    many = {"pl": ["zima"] * 2001}
    assert [where for where, _, _ in told(PhotographDescription("A", title=many))] == ["title.pl"]


def test_many_lists_are_too_much_together() -> None:
    note = InscriptionDescription(InscriptionKind.NOTE, readings=(ReadingDescription("zima"),))
    sides = (SideDescription(SideKind.ALBUM_PAGE, inscriptions=(note,) * 1000),) * 5
    assert sum(1 + 1000 * 2 for _ in sides) > MOST_ENTRIES
    ((where, _, reason),) = told(PhotographDescription("A", sides=sides))
    assert where == ""
    assert reason == "its lists together have 10,005 entries, at most 10,000"
