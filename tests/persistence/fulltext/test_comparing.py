"""What the index has of photographs is held against what their records give."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, text

from app.domain.access import AccessRule
from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing

Opening = Callable[..., AbstractContextManager[Catalogue]]
pytestmark = pytest.mark.both_databases


def out_of_step(opened: Opening, *, limit: int = 2) -> list[str]:
    """Go through all photographs, some at a time."""
    found, after = [], ""
    with opened(THE_DESK) as catalogue:
        while True:
            codes, after = catalogue.search_index.out_of_step(after=after, limit=limit)
            found += codes
            if not after:
                return sorted(found)


def test_what_was_written_with_its_record_is_in_step(
    opened: Opening, sample: dict[str, str]
) -> None:
    assert len(sample) == 4
    assert out_of_step(opened) == []


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE search_entry SET title = 'something else' WHERE photograph_id = :id",
        "UPDATE search_entry SET facets = '' WHERE photograph_id = :id",
        "UPDATE search_entry SET earliest_day = 1 WHERE photograph_id = :id",
        "UPDATE search_entry SET audience = 'staff' WHERE photograph_id = :id",
    ],
)
def test_an_entry_that_was_changed_is_found(
    engine: Engine, opened: Opening, sample: dict[str, str], fault: str
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text(fault), {"id": sample["ipn-amnesty-1"]})
    assert out_of_step(opened) == ["ipn-amnesty-1"]


def test_a_record_that_was_changed_behind_the_index_is_found(
    engine: Engine, opened: Opening, sample: dict[str, str]
) -> None:
    assert sample
    with writing(engine).begin() as connection:
        changed = "UPDATE reading SET text = 'Nothing of the kind' WHERE photograph_id = :id"
        connection.execute(text(changed), {"id": sample["ipn-amnesty-1"]})
    assert out_of_step(opened) == ["ipn-amnesty-1"]


def test_what_waits_for_a_worker_is_passed_over(
    opened: Opening, sample: dict[str, str], clock: list[datetime]
) -> None:
    assert sample
    with opened(THE_DESK, writes=True) as catalogue:
        authorities = catalogue.authorities
        (place,) = authorities.suggest(AuthorityNoun.PLACE, "Katyń", limit=1)
        renamed = AuthorityDescription("Katyn Forest")
        authorities.save(AuthorityNoun.PLACE, renamed, authority_id=place.id)
        photograph = catalogue.photograph(sample["ipn-amnesty-1"])
        closed = AccessRule(until_on=date(2026, 11, 26), reason="a person lives")
        sides = tuple(replace(side, access=closed) for side in photograph.description.sides)
        catalogue.save(replace(photograph.description, sides=sides), photograph_id=photograph.id)
        catalogue.commit()
    assert out_of_step(opened) == []
    clock[0] = clock[0].replace(day=29)
    assert out_of_step(opened) == []
