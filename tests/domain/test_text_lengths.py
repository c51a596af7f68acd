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


def test_what_was_kept_before_there_were_limits_may_stay_and_not_grow() -> None:
    kept = PhotographDescription("A", title={"pl": ["x" * 120_000]}, subjects=("zima",) * 2_500)
    changed = PhotographDescription(
        "A 1", title={"pl": ["y" * 120_000]}, subjects=("lato",) * 2_400
    )
    assert list(length_faults(changed, kept)) == []
    grown = PhotographDescription("A", title={"pl": ["x" * 120_001]}, subjects=("zima",) * 2_501)
    assert [(one.where, one.reason) for one in length_faults(grown, kept)] == [
        ("title.pl[0]", "has 120,001 characters, at most 120,000"),
        ("subjects", "has 2,501 entries, at most 2,500"),
    ]
    many = {"pl": ["x" * 90_000] * 12}
    together = PhotographDescription("A", title=many)
    assert list(length_faults(together, together)) == []
    (fault,) = length_faults(PhotographDescription("A", title={"pl": [*many["pl"], "y"]}), together)
    assert fault.reason == "its texts together have 1,080,002 characters, at most 1,080,001"
