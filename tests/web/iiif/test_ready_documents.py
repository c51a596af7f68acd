"""What is remembered of manifests: for so long, for so many bytes, and never past a change."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from app.domain.viewers import THE_DESK
from app.web.iiif.plain_request import Accepted
from app.web.iiif.ready_documents import ReadyDocument, ReadyDocuments
from app.web.iiif.ready_tiles import REMEMBERED_S

PLAIN, PACKED = Accepted("*/*"), Accepted("*/*", "gzip")


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def path(site: Any) -> bytes:
    return f"/iiif/presentation/3/{site.published.id}/manifest".encode()


@pytest.fixture
def statements(site: Any) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(*given: Any) -> None:
        asked.append(given[2])

    event.listen(site.holding.engine, "before_cursor_execute", note)
    yield asked
    event.remove(site.holding.engine, "before_cursor_execute", note)


def test_what_is_ready_is_given_without_asking_the_database(
    site: Any, path: bytes, statements: list[str]
) -> None:
    ready = ReadyDocuments(site.holding)
    assert ready.answer(path, PACKED) is None
    ready.decide(path, PACKED)
    assert statements
    statements.clear()
    found = ready.answer(path, PACKED)
    assert found is not None
    assert found.body.startswith(b"\x1f\x8b")
    assert statements == []


def test_each_form_is_decided_on_for_itself(site: Any, path: bytes) -> None:
    ready = ReadyDocuments(site.holding)
    ready.decide(path, PLAIN)
    assert ready.answer(path, PACKED) is None
    found = ready.answer(path, PLAIN)
    assert found is not None
    assert found.body.startswith(b'{"@context":')


def test_a_decision_holds_for_a_while_and_no_longer_than_until_the_next_writing(
    site: Any, path: bytes
) -> None:
    clock = Clock()
    ready = ReadyDocuments(site.holding, clock=clock)
    ready.decide(path, PLAIN)
    clock.now_s = REMEMBERED_S - 0.1
    assert ready.answer(path, PLAIN)
    clock.now_s = REMEMBERED_S
    assert ready.answer(path, PLAIN) is None
    ready.decide(path, PLAIN)
    assert ready.answer(path, PLAIN)
    with site.holding.open(THE_DESK, writes=True):
        pass
    assert ready.answer(path, PLAIN) is None


def test_what_is_not_there_is_not_asked_for_again_at_once(site: Any) -> None:
    clock = Clock()
    ready = ReadyDocuments(site.holding, clock=clock)
    for name in ("00000000-0000-7000-8000-000000000000", site.draft.id):
        path = f"/iiif/presentation/3/{name}/manifest".encode()
        assert ready.undecided(path)
        ready.decide(path, PLAIN)
        assert ready.answer(path, PLAIN) is None
        assert not ready.undecided(path)
    clock.now_s += 1
    assert ready.undecided(path)
    assert not ready.undecided(b"/iiif/presentation/3/nobody/manifest")


def test_memory_is_bounded_and_what_came_first_goes_first(site: Any, path: bytes) -> None:
    ready = ReadyDocuments(site.holding, most_bytes=20_000)
    forms = [Accepted(f"text/x-{number}", "gzip") for number in range(50)]
    for form in forms:
        ready.decide(path, form)
    kept = [form for form in forms if ready.answer(path, form)]
    assert 0 < len(kept) < len(forms)
    assert kept == forms[-len(kept) :]


def test_what_a_client_asks_for_counts_as_memory_too(site: Any, path: bytes) -> None:
    ready = ReadyDocuments(site.holding, most_bytes=20_000)
    forms = [Accepted(f"text/x-{number}" + " " * 6000, "gzip") for number in range(6)]
    for form in forms:
        ready.decide(path, form)
    assert sum(ready.answer(path, form) is not None for form in forms) == 2


def test_what_was_decided_before_a_change_is_not_kept(site: Any, path: bytes) -> None:
    ready = ReadyDocuments(site.holding)
    for number in range(20):
        ready.decide(path, Accepted(f"text/x-{number}", "gzip"))
    before = remembered()
    with site.holding.open(THE_DESK, writes=True):
        pass
    ready.decide(path, PLAIN)
    assert remembered() == before - 19


def remembered() -> int:
    return sum(isinstance(one, ReadyDocument) for one in gc.get_objects())
