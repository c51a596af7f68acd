"""Scans that look alike, found by an index, with what was decided of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, text

from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.near_duplicates import LikenessVerdict, turned
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer

HASH = 0x0123_4567_89AB_CDEF
FRONT, BACK, NEW = (f"{number:064x}" for number in (1, 2, 9))


@pytest.fixture
def photograph_id(
    opened: Callable[..., object],
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
) -> str:
    with opened(THE_DESK, writes=True) as catalogue:  # type: ignore[attr-defined]
        saved = catalogue.save(two_sided, scans={FRONT: scan(1), BACK: scan(2)})
        catalogue.likenesses.keep(FRONT, HASH)
        catalogue.commit()
    return str(saved.id)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flipped", [0, 0b1, 0x8000_0000_0100_0001 >> 1, 0b111111])
def test_a_near_one_is_found_however_it_lies(
    opened: Callable[..., object], photograph_id: str, turns: int, flipped: int
) -> None:
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        (found,) = catalogue.likenesses.near(NEW, turned(HASH ^ flipped, turns))
    assert (found.photograph_id, found.reference_code, found.side) == (
        photograph_id,
        "A/1",
        SideKind.RECTO,
    )
    assert found.distance == flipped.bit_count()
    assert found.turned == -turns % 4


@pytest.mark.parametrize("flipped", [0b1111111, 0x7FFF_FFFF_FFFF_FFFF])
def test_a_far_one_is_not_found(
    opened: Callable[..., object], photograph_id: str, flipped: int
) -> None:
    assert photograph_id
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        assert catalogue.likenesses.near(NEW, HASH ^ flipped) == ()
        assert catalogue.likenesses.near(FRONT, HASH) == (), "no scan is its own double"


def test_a_decision_is_kept_for_both_and_stands_in_the_log(
    opened: Callable[..., object], photograph_id: str, engine: Engine
) -> None:
    assert photograph_id
    with opened(THE_DESK, writes=True) as catalogue:  # type: ignore[attr-defined]
        catalogue.likenesses.decide(NEW, FRONT, LikenessVerdict.SAME_SCAN)
        catalogue.likenesses.decide(FRONT, NEW, LikenessVerdict.SAME_NEGATIVE)
        catalogue.commit()
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        (found,) = catalogue.likenesses.near(NEW, HASH)
        assert found.verdict is LikenessVerdict.SAME_NEGATIVE
    with engine.connect() as connection:
        told = connection.scalars(text("SELECT details FROM audit_entry ORDER BY sequence")).all()
    assert LikenessVerdict.SAME_NEGATIVE.value in str(told[-1])


def test_the_hashes_of_a_photograph_are_known(
    opened: Callable[..., object], photograph_id: str
) -> None:
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        assert catalogue.likenesses.of_photograph(photograph_id) == ((FRONT, HASH),)
        assert catalogue.likenesses.known(BACK) is None


def test_the_public_learns_nothing(opened: Callable[..., object], photograph_id: str) -> None:
    with opened(THE_PUBLIC) as catalogue:  # type: ignore[attr-defined]
        with pytest.raises(NotSignedIn):
            catalogue.likenesses.near(NEW, HASH)
        with pytest.raises(NotSignedIn):
            catalogue.likenesses.of_photograph(photograph_id)
        with pytest.raises(NotSignedIn):
            catalogue.likenesses.known(FRONT)
    reader = Viewer("reader", frozenset({Scope.READ}))
    with opened(reader, writes=True) as catalogue, pytest.raises(NotAllowed):  # type: ignore[attr-defined]
        catalogue.likenesses.decide(NEW, FRONT, LikenessVerdict.DIFFERENT)


def test_no_table_is_read_through(
    opened: Callable[..., object], photograph_id: str, engine: Engine
) -> None:
    assert photograph_id
    asked: list[tuple[str, object]] = []
    event.listen(
        engine,
        "before_cursor_execute",
        lambda _c, _k, statement, given, _x, _m: asked.append((statement, given)),
    )
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        catalogue.likenesses.near(NEW, HASH)
        catalogue.likenesses.of_photograph(photograph_id)
    assert plans_that_scan(engine, asked) == []


def plans_that_scan(engine: Engine, asked: list[tuple[str, object]]) -> list[str]:
    """Explain what was asked, and give each step that reads a table from end to end."""
    scanning = []
    with engine.connect() as connection:
        for statement, given in [pair for pair in asked if pair[0].startswith("SELECT")]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)  # type: ignore[arg-type]
            steps = [str(row[3]) for row in plan]
            scanning += [step for step in steps if step.startswith("SCAN ") and "USING" not in step]
    return [
        step for step in scanning if not step.startswith(("SCAN (", "SCAN anon", "SCAN CONSTANT"))
    ]


def test_a_hash_goes_with_its_file_from_one_saving_to_the_next(
    opened: Callable[..., object],
    photograph_id: str,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:  # type: ignore[attr-defined]
        again = replace(two_sided, carrier="postcard")
        catalogue.save(again, scans={FRONT: scan(1)}, photograph_id=photograph_id)
        catalogue.commit()
    with opened(THE_DESK) as catalogue:  # type: ignore[attr-defined]
        assert catalogue.likenesses.known(FRONT) == HASH
