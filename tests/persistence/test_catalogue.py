"""One viewer, one transaction: what others see of it, and when."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import Conflict, NotFound
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.exchange.sample import sample_photographs, sample_units
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def test_what_is_written_is_seen_by_others_when_it_is_committed(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as writer:
        writer.save(PhotographDescription("A/1"))
        with opened(THE_DESK) as reader:
            assert reader.photograph_by_code("A/1") is None
        writer.commit()
        with opened(THE_DESK) as reader:
            assert reader.photograph_by_code("A/1") is not None


def test_a_reader_sees_one_state_from_beginning_to_end(opened: Opening) -> None:
    with opened(THE_DESK) as reader:
        assert reader.photograph_count() == 0
        with opened(THE_DESK, writes=True) as writer:
            writer.save(PhotographDescription("A/1"))
            writer.commit()
        assert reader.photograph_count() == 0


def test_two_writers_follow_each_other_and_neither_is_lost(opened: Opening) -> None:
    refusals: list[str] = []

    def describe(first: int) -> None:
        for number in range(first, first + 10):
            with opened(THE_DESK, writes=True) as catalogue:
                catalogue.save(PhotographDescription(f"A/{number}"))
                catalogue.commit()

    def count_up(name: str) -> None:
        done = 0
        while done < 5:
            try:
                with opened(THE_DESK, writes=True) as catalogue:
                    kept = catalogue.photograph_by_code("counted")
                    assert kept is not None
                    counted = f"{kept.description.process}{name}"
                    catalogue.save(
                        replace(kept.description, process=counted), expected_version=kept.version
                    )
                    catalogue.commit()
                    done += 1
            except Conflict as refusal:
                refusals.append(str(refusal))

    with opened(THE_DESK, writes=True) as catalogue:
        counted = catalogue.save(PhotographDescription("counted"))
        catalogue.commit()
    writers = [
        threading.Thread(target=describe, args=(0,)),
        threading.Thread(target=describe, args=(10,)),
        threading.Thread(target=count_up, args=("a",)),
        threading.Thread(target=count_up, args=("b",)),
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with opened(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 21
        kept = catalogue.photograph(counted.id)
    assert sorted(kept.description.process) == ["a"] * 5 + ["b"] * 5
    assert (kept.version, refusals) == (11, [])


def test_the_sample_comes_back_word_for_word(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for unit in sample_units():
            catalogue.save_unit(unit)
        saved = {photo.reference_code: catalogue.save(photo) for photo in sample_photographs()}
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        for described in sample_photographs():
            kept = catalogue.photograph(saved[described.reference_code].id).description
            assert _without_ids(kept) == described


def _without_ids(description: PhotographDescription) -> PhotographDescription:
    sides = tuple(
        replace(
            side,
            id="",
            inscriptions=tuple(
                replace(one, id="", readings=tuple(replace(r, id="") for r in one.readings))
                for one in side.inscriptions
            ),
        )
        for side in description.sides
    )
    return replace(description, sides=sides)


@pytest.mark.sqlite_only
def test_each_version_is_kept_whole_with_who_when_and_why(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        batch = catalogue.open_batch("register.csv")
        saved = catalogue.save(
            PhotographDescription("A/1", process="albumen"), reason="import", batch_id=batch
        )
        catalogue.save(PhotographDescription("A/1", process="collodion"), reason="looked at it")
        catalogue.close_batch(batch, summary="1 made")
        catalogue.commit()
    query = text("SELECT version, made_by, reason, batch_id, description FROM revision")
    with engine.connect() as connection:
        kept = [tuple(row) for row in connection.execute(query)]
        summary = connection.execute(text("SELECT source, summary, started_by FROM batch")).one()
    assert kept == [
        (1, "command line", "import", batch, '{"reference_code": "A/1", "process": "albumen"}'),
        (
            2,
            "command line",
            "looked at it",
            None,
            '{"reference_code": "A/1", "process": "collodion"}',
        ),
    ]
    assert tuple(summary) == ("register.csv", "1 made", "command line")
    assert saved.version == 1


def test_a_batch_that_never_began_can_not_end(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue, pytest.raises(NotFound):
        catalogue.close_batch("01a211d6-35b7-7578-a7f0-a8dbef0be026", summary="")


def test_what_happens_to_a_file_is_kept(engine: Engine, opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.record_fixity(
            "a" * 64, FixityKind.FIXITY_CHECK, FixityOutcome.FAIL, note="one byte differs"
        )
        catalogue.commit()
    with engine.connect() as connection:
        query = text("SELECT sha256, kind, outcome, note, agent FROM fixity_event")
        assert tuple(connection.execute(query).one()) == (
            "a" * 64,
            "fixity check",
            "fail",
            "one byte differs",
            "command line",
        )


def test_a_unit_is_named_to_the_public_only_when_it_is_public(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(UnitDescription("A", title={}))
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.unit_by_code("A") is None
        with pytest.raises(NotFound):
            catalogue.unit(unit.id)
        with pytest.raises(NotFound):
            catalogue.unit_trail(unit.id)
