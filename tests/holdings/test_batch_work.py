"""Many photographs changed as one, and taken back as one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.batches import Action, BatchOrder, BatchProgress, ItemState, Operation
from app.domain.errors import Conflict, NotAllowed, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.search_filters import SearchFilters
from app.domain.search_query import Expand
from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding, batch_work
from app.holdings.batch_work import work_on_batch
from app.services.change_many import change_many, list_batches, plan_changes, show_batch
from app.services.describe import describe
from app.services.publish import publish
from app.services.undo_batch import undo_batch
from app.services.work_off import work_off

ANNA = Viewer("anna", frozenset({Scope.READ, Scope.WRITE}))
VOLGA = SearchRequest("Volga")
GLASS = (Operation("carrier", Action.SET, "glass"),)
Codes = Callable[..., tuple[str, ...]]


@pytest.fixture
def codes(holding: Holding) -> Codes:
    """Make drafts with reference codes `A 1` and on."""

    def make(count: int) -> tuple[str, ...]:
        descriptions = (
            PhotographDescription(f"A {n}", title={"en": [f"Volga {n}"]})
            for n in range(1, count + 1)
        )
        return tuple(describe(holding, THE_DESK, each).id for each in descriptions)

    return make


def carriers(holding: Holding, ids: tuple[str, ...]) -> list[str]:
    with holding.open(THE_DESK) as catalogue:
        return [catalogue.photograph(one).description.carrier for one in ids]


def counts(holding: Holding, batch: BatchProgress) -> dict[str, int]:
    found = show_batch(holding, ANNA, batch.id).progress.counts
    return {state.value: count for state, count in found.items()}


def test_a_dry_run_lists_what_would_be_changed_and_changes_nothing(
    holding: Holding, codes: Codes
) -> None:
    ids = codes(3)
    order = BatchOrder(GLASS, ids)
    first = plan_changes(holding, ANNA, order, limit=2)
    rest = plan_changes(holding, ANNA, order, start=int(first.after or 0), limit=2)
    assert [one.reference_code for one in (*first.items, *rest.items)] == ["A 1", "A 2", "A 3"]
    assert (first.total, rest.after) == (3, None)
    (difference,) = first.items[0].differences
    assert (difference.path, difference.after) == ("carrier", "glass")
    assert carriers(holding, ids) == ["", "", ""]
    assert list_batches(holding, ANNA) == ()


def test_a_batch_is_worked_off_in_lots_and_stands_in_every_revision(
    holding: Holding, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_work, "AT_ONCE", 2)
    ids = codes(5)
    batch = change_many(holding, ANNA, BatchOrder(GLASS, ids, reason="a box of plates"))
    assert (batch.total, counts(holding, batch)) == (5, {"waiting": 5})
    assert work_on_batch(holding, batch.id)
    assert counts(holding, batch) == {"waiting": 3, "changed": 2}
    work_off(holding)
    assert carriers(holding, ids) == ["glass"] * 5
    assert counts(holding, batch) == {"changed": 5}
    with holding.open(THE_DESK) as catalogue:
        newest = catalogue.revisions(ids[0]).items[0]
    assert (newest.batch_id, newest.made_by, newest.reason) == (batch.id, "anna", "a box of plates")
    assert show_batch(holding, ANNA, batch.id).progress.ended_at is not None
    assert not work_on_batch(holding, batch.id)  # once more changes nothing
    assert counts(holding, batch) == {"changed": 5}


def test_what_a_query_finds_is_settled_when_the_batch_begins(
    holding: Holding, codes: Codes
) -> None:
    ids = codes(2)
    operation = Operation("title.en", Action.REPLACE, "Volga", "The river")
    batch = change_many(holding, ANNA, BatchOrder((operation,), search=VOLGA))
    work_off(holding)
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph(ids[0]).description.title == {"en": ["The river 1"]}
        assert catalogue.search("Volga").total == 0
    assert counts(holding, batch) == {"changed": 2}


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (SearchRequest("Volga", SearchFilters(places=("Kuybyshev",))), ["B 1"]),
        (SearchRequest("", SearchFilters(places=("Kuybyshev",))), ["B 1", "B 2"]),
        (SearchRequest("Volgas", expand=Expand.INFLECTION), ["A 1", "B 1"]),
        (SearchRequest("Volgas", expand=Expand.NONE), []),
        (SearchRequest("Volga", SearchFilters(places=("Nowhere",))), []),
    ],
)
def test_a_filtered_search_is_tried_and_changed_as_it_is_found(
    holding: Holding, codes: Codes, search: SearchRequest, expected: list[str]
) -> None:
    place = PlaceDescription(PlaceRole.SHOWN, "Kuybyshev")
    ids = {"A 1": codes(1)[0]}
    for code, title in (("B 1", "Volga"), ("B 2", "A camp")):
        description = PhotographDescription(code, title={"en": [title]}, places=(place,))
        ids[code] = describe(holding, THE_DESK, description).id
    order = BatchOrder(GLASS, search=search)
    planned = plan_changes(holding, ANNA, order)
    assert sorted(one.reference_code for one in planned.items) == expected
    assert planned.total == len(expected)
    if expected:
        change_many(holding, ANNA, order)
        work_off(holding)
    changed = dict(zip(ids, carriers(holding, tuple(ids.values())), strict=True))
    assert sorted(code for code, carrier in changed.items() if carrier) == expected


def test_what_is_only_like_a_search_is_never_changed(holding: Holding, codes: Codes) -> None:
    codes(2)
    mistyped = SearchRequest("Vplga")
    with holding.open(THE_DESK) as catalogue:
        answer = catalogue.find(mistyped)
    assert (answer.total, len(answer.approximate)) == (0, 2)
    assert plan_changes(holding, ANNA, BatchOrder(GLASS, search=mistyped)).items == ()
    with pytest.raises(Rejected, match="nothing to change"):
        change_many(holding, ANNA, BatchOrder(GLASS, search=mistyped))


def test_what_is_published_gets_working_copies(holding: Holding, codes: Codes) -> None:
    ids = codes(1)
    publish(holding, THE_DESK, ids[0])
    batch = change_many(holding, ANNA, BatchOrder(GLASS, ids))
    work_off(holding)
    assert carriers(holding, ids) == [""]
    with holding.open(THE_DESK) as catalogue:
        copy = catalogue.working_copy(ids[0])
        assert copy is not None
        assert copy.description.carrier == "glass"
    undo = undo_batch(holding, ANNA, batch.id)
    work_off(holding)
    assert counts(holding, undo) == {"undone": 1}
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.working_copy(ids[0]) is None


def test_what_cannot_be_changed_is_named_and_the_rest_goes_on(
    holding: Holding, codes: Codes
) -> None:
    ids = codes(2)
    missing = "01a211d6-35b7-7578-a7f0-a8dbef0be026"
    nowhere = (Operation("unit", Action.SET, "nowhere"),)
    batch = change_many(holding, ANNA, BatchOrder(nowhere, (*ids, missing)))
    work_off(holding)
    items = show_batch(holding, ANNA, batch.id, state=ItemState.REFUSED).items.items
    assert [one.photograph_id for one in items] == [*ids, missing]
    assert "no unit has this reference code" in items[0].note
    again = change_many(holding, ANNA, BatchOrder(GLASS, (missing, *ids)))
    work_off(holding)
    assert counts(holding, again) == {"changed": 2, "refused": 1}
    same = change_many(holding, ANNA, BatchOrder(GLASS, ids))
    work_off(holding)
    assert counts(holding, same) == {"unchanged": 2}


def test_a_batch_is_taken_back_as_one_but_for_what_was_changed_since(
    holding: Holding, codes: Codes
) -> None:
    ids = codes(3)
    batch = change_many(holding, ANNA, BatchOrder(GLASS, ids))
    work_off(holding)
    with holding.open(THE_DESK) as catalogue:
        second = catalogue.photograph(ids[1]).description
    describe(holding, THE_DESK, replace(second, condition="torn"), photograph_id=ids[1])
    undo = undo_batch(holding, ANNA, batch.id)
    work_off(holding)
    assert carriers(holding, ids) == ["", "glass", ""]
    assert counts(holding, undo) == {"undone": 2, "left": 1}
    (left,) = show_batch(holding, ANNA, undo.id, state=ItemState.LEFT).items.items
    assert (left.photograph_id, left.note) == (
        ids[1],
        "It was changed again since; it is at version 3.",
    )
    shown = show_batch(holding, ANNA, batch.id).progress
    assert (shown.is_undone, undo.undoes) == (True, batch.id)
    for taken_back in (batch.id, undo.id):
        with pytest.raises(Conflict):
            undo_batch(holding, ANNA, taken_back)
    assert [one.id for one in list_batches(holding, ANNA)] == [undo.id, batch.id]


def test_a_batch_that_is_taken_back_while_it_is_at_work_stops(
    holding: Holding, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_work, "AT_ONCE", 1)
    ids = codes(3)
    batch = change_many(holding, ANNA, BatchOrder(GLASS, ids))
    work_on_batch(holding, batch.id)
    undo_batch(holding, ANNA, batch.id)
    work_off(holding)
    assert carriers(holding, ids) == ["", "", ""]
    assert counts(holding, batch) == {"changed": 1, "refused": 2}


def test_a_batch_of_nothing_and_one_of_a_reader_are_refused(holding: Holding, codes: Codes) -> None:
    codes(1)
    with pytest.raises(Rejected, match="nothing to change"):
        change_many(holding, ANNA, BatchOrder(GLASS, search=SearchRequest("Kilimanjaro")))
    reader = Viewer("reader", frozenset({Scope.READ}))
    with pytest.raises(NotAllowed):
        change_many(holding, reader, BatchOrder(GLASS, search=VOLGA))
