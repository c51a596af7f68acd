"""The stream of events in parts, and the pages that are there for search engines."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.domain.access import AccessRule
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence import public_stream
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def published(opened: Opening, *codes: str, access: AccessRule | None = None) -> list[str]:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("U", {}))
        ids = []
        for code in codes:
            ids.append(catalogue.save(PhotographDescription(code, unit="U", access=access)).id)
            catalogue.publish(ids[-1])
        catalogue.commit()
    return ids


def pages(opened: Opening, number: int) -> list[str]:
    with opened(THE_PUBLIC) as catalogue:
        return [page.id for page in catalogue.stream.pages(number)]


def numbers(opened: Opening) -> list[int]:
    with opened(THE_PUBLIC) as catalogue:
        return [part.number for part in catalogue.stream.parts()]


def test_events_are_given_by_their_numbers(opened: Opening) -> None:
    ids = published(opened, "A", "B", "C")
    with opened(THE_PUBLIC) as catalogue:
        some = catalogue.stream.activities(after=1, limit=2)
        assert [one.subject_id for one in some] == ids[1:]
        assert catalogue.stream.activities(after=4, limit=2) == ()
        assert catalogue.stream.count() == 4  # the unit is the last


def test_each_page_stands_in_the_part_of_its_last_event(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_stream, "LISTED_AT_ONCE", 2)
    first, second, third = published(opened, "A", "B", "C")
    assert pages(opened, 0) == [first, second]
    assert pages(opened, 1)[1:] == [third]
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A", unit="U", condition="torn"))
        catalogue.withdraw(second, reason="rights")
        catalogue.commit()
    assert pages(opened, 0) == []
    assert pages(opened, 2) == [first]
    assert numbers(opened) == [1, 2]


def test_an_empty_catalogue_has_no_page_and_no_event(opened: Opening) -> None:
    assert (numbers(opened), pages(opened, 0), pages(opened, 7)) == ([], [], [])
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.stream.activities(after=0, limit=10) == ()


def test_a_part_of_which_all_was_closed_is_not_listed_before_it_is_told(opened: Opening) -> None:
    published(opened, "A", "B")
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("U", {}, access=AccessRule()))
        catalogue._transaction.touched.units.clear()
        catalogue.commit()
    assert (numbers(opened), pages(opened, 0)) == ([], [])


def test_what_is_closed_has_no_page(opened: Opening) -> None:
    published(opened, "A", access=AccessRule())
    (unit,) = pages(opened, 0)
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.unit(unit).description.reference_code == "U"
