"""Showing and hiding."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import NotAllowed, NotFound, NotSignedIn
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def events(engine: Engine) -> list[tuple[str, int, str, str]]:
    query = "SELECT kind, version, made_by, reason FROM change ORDER BY sequence"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def jobs(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        query = "SELECT kind, subject FROM job ORDER BY id"
        return [tuple(row) for row in connection.execute(text(query))]


def test_what_is_published_is_seen_by_all_with_the_units_above_it(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", title={"en": ["Archive"]}))
        catalogue.save_unit(UnitDescription("A/1", title={"en": ["Album"]}, parent="A"))
        photograph = catalogue.save(PhotographDescription("A/1/1", unit="A/1"))
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.units_below(None).items == ()
        with pytest.raises(NotFound):
            catalogue.photograph(photograph.id)
    with opened(THE_DESK, writes=True) as catalogue:
        assert catalogue.publish(photograph.id)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        seen = catalogue.photograph(photograph.id)
        assert [unit.description.reference_code for unit in seen.units] == ["A", "A/1"]
        assert seen.state is PublicationState.PUBLISHED


def test_publishing_twice_does_nothing_the_second_time(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"))
        assert catalogue.publish(photograph.id)
        assert not catalogue.publish(photograph.id)
        catalogue.commit()
    assert [kind for kind, *_ in events(engine)] == ["create", "publish"]
    assert jobs(engine) == [("manifest", photograph.id)]


def test_the_log_tells_what_happened_in_its_order_and_who_did_it(
    engine: Engine, opened: Opening
) -> None:
    editor = Viewer("editor", frozenset(Scope))
    with opened(editor, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"), reason="from the old card")
        catalogue.publish(photograph.id)
        catalogue.save(PhotographDescription("A/1", process="albumen"))
        catalogue.withdraw(photograph.id, reason="asked for by the family")
        catalogue.commit()
    assert events(engine) == [
        ("create", 1, "editor", "from the old card"),
        ("publish", 2, "editor", ""),
        ("update", 3, "editor", ""),
        ("withdraw", 4, "editor", "asked for by the family"),
    ]


def test_what_is_withdrawn_is_as_if_it_were_not_there(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"))
        assert not catalogue.withdraw(photograph.id, reason="rights")
        catalogue.publish(photograph.id)
        assert catalogue.withdraw(photograph.id, reason="rights")
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        with pytest.raises(NotFound):
            catalogue.photograph_version(photograph.id)
        assert catalogue.photograph_by_code("A/1") is None
        assert catalogue.newest(limit=9) == ()
        assert catalogue.search("A/1").total == 0
    with opened(THE_DESK) as catalogue:
        kept = catalogue.photograph(photograph.id)
    assert (kept.state, kept.published_at) == (PublicationState.WITHDRAWN, None)


def test_what_is_published_last_is_newest(opened: Opening, clock: list[datetime]) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.save(PhotographDescription(f"A/{n}")).id for n in (1, 2, 3)]
        for photograph_id in (ids[1], ids[2], ids[0]):
            clock[0] += timedelta(minutes=1)
            catalogue.publish(photograph_id)
        newest = [summary.id for summary in catalogue.newest(limit=2)]
        assert newest == [ids[0], ids[2]]
        first = catalogue.photograph(ids[0])
    assert first.published_at == datetime(2026, 11, 25, 9, 3, tzinfo=UTC)


def test_a_change_of_what_is_published_asks_for_its_manifest_once(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"))
        catalogue.commit()
        assert jobs(engine) == []
        catalogue.publish(photograph.id)
        catalogue.save(PhotographDescription("A/1", process="albumen"))
        catalogue.commit()
    assert jobs(engine) == [("manifest", photograph.id)]


def test_a_published_photograph_makes_the_unit_that_it_moves_to_public(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"))
        catalogue.publish(photograph.id)
        catalogue.save_unit(UnitDescription("A", title={"en": ["Album"]}))
        catalogue.save(PhotographDescription("A/1", unit="A"))
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert [unit.description.reference_code for unit in catalogue.units_below(None).items] == [
            "A"
        ]


def test_who_may_write_may_not_therefore_publish(opened: Opening) -> None:
    writer = Viewer("writer", frozenset({Scope.READ, Scope.WRITE}))
    with opened(writer, writes=True) as catalogue:
        photograph = catalogue.save(PhotographDescription("A/1"))
        with pytest.raises(NotAllowed, match="writer lacks the scope 'publish'"):
            catalogue.publish(photograph.id)
    with opened(THE_PUBLIC, writes=True) as catalogue, pytest.raises(NotSignedIn):
        catalogue.publish(photograph.id)
