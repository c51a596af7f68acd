"""A form offers what is likely; what comes back untouched says nothing."""

from app.domain.custody import CustodyEventDescription
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.web.forms.offering import offered, offered_text, without_untouched
from app.web.forms.tree import flatten, grow


def test_a_later_custodian_has_it_from_the_one_before() -> None:
    first = offered("custody", CustodyEventDescription, [], language="en")
    assert (first["kind"], first["gap_before"]) == ("custody", "yes")
    first |= {"to_agent": "Piłsudski Institute", "source": "Credit line"}
    second = offered("custody", CustodyEventDescription, [first], language="en")
    assert second["from_agent"] == "Piłsudski Institute"
    assert second["source"] == "Credit line"
    assert second["gap_before"] == ""


def test_a_second_reading_is_like_the_first_and_not_preferred() -> None:
    first = offered("readings", ReadingDescription, [], language="en")
    assert first["preferred"] == "yes"
    first |= {"layer": "translation", "language": "en", "source": "publication"}
    second = offered("readings", ReadingDescription, [first], language="en")
    assert (second["layer"], second["language"], second["source"], second["preferred"]) == (
        "translation", "en", "publication", "",
    )  # fmt: skip


def test_an_inscription_comes_with_a_reading() -> None:
    row = offered("inscriptions", InscriptionDescription, [], language="en")
    assert row["kind"] == "note"
    assert len(row["readings"]) == 1


def test_a_third_side_is_neither_recto_nor_verso() -> None:
    sides: list[dict[str, str]] = []
    for _ in range(3):
        sides.append(offered("sides", SideDescription, sides, language="en"))
    assert [side["kind"] for side in sides] == ["recto", "verso", "detail"]


def test_texts_are_offered_in_the_reader_s_language_first() -> None:
    first = offered_text([], language="pl")
    assert first["language"] == "pl"
    assert offered_text([first], language="pl")["language"] == "en"


def test_whatever_is_changed_in_an_offered_row_counts() -> None:
    row = offered("custody", CustodyEventDescription, [], language="en")
    tree = grow([], PhotographDescription)
    tree["custody"] = [dict(row), row | {"kind": "gift"}, row | {"gap_before": ""}]
    sent = grow(flatten(tree), PhotographDescription)
    assert [event["kind"] for event in without_untouched(sent)["custody"]] == ["gift", "custody"]
