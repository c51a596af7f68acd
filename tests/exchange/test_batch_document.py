"""The order of a batch, read."""

from datetime import date
from typing import Any

import pytest

from app.domain.batches import Action, BatchOrder, Operation
from app.domain.errors import Rejected
from app.domain.search_filters import SearchFilters
from app.domain.search_query import Expand
from app.domain.search_request import SearchRequest
from app.exchange.batch_document import read_batch

ID = "01a211d6-35b7-7578-a7f0-a8dbef0be026"


def order(**operation: Any) -> dict[str, Any]:
    return {"ids": [ID], "operations": [operation]}


def test_an_order_is_read_with_its_operations() -> None:
    operation = {"field": "title.pl", "action": "replace", "value": "a", "by": "b"}
    read = read_batch({"query": "Volga", "reason": "why", "operations": [operation]})
    expected = Operation("title.pl", Action.REPLACE, "a", "b")
    assert read == BatchOrder((expected,), (), SearchRequest("Volga"), "why", "q=Volga")


def test_a_search_is_read_with_its_filters() -> None:
    operation = {"field": "carrier", "action": "remove"}
    written = "q=Volga%20river&place=Kuybyshev&date_to=1941&expand=none"
    read = read_batch({"search": written, "operations": [operation]})
    filters = SearchFilters(date_to=date(1941, 12, 31), places=("Kuybyshev",))
    assert read.search == SearchRequest("Volga river", filters, Expand.NONE)
    assert read.ids == ()


def test_a_photograph_that_is_named_twice_is_changed_once() -> None:
    document = {"ids": [ID, ID], "operations": [{"field": "carrier", "action": "remove"}]}
    assert read_batch(document).ids == (ID,)


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ([], ""),
        ({"operations": []}, "operations"),
        ({"ids": [ID], "query": "a", "operations": []}, "ids"),
        ({"query": "a", "search": "q=a", "operations": []}, "ids"),
        ({"query": "a" * 1001, "operations": []}, "query"),
        ({"query": 7, "operations": []}, "query"),
        ({"search": 7, "operations": []}, "search"),
        ({"search": "q=a&date_to=soon", "operations": []}, "search.date_to"),
        ({"ids": ["1"], "operations": []}, "ids[0]"),
        ({"ids": [7], "operations": []}, "ids[0]"),
        (order(field="sides", action="set", value=[]), "operations[0].field"),
        (order(field="title", action="set", value="a"), "operations[0].field"),
        (order(field="title.e n", action="set", value="a"), "operations[0].field"),
        (order(field="carrier.en", action="set", value="a"), "operations[0].field"),
        (order(field="carrier", action="paint", value="a"), "operations[0].action"),
        (order(field="carrier", action=["set"], value="a"), "operations[0].action"),
        (order(field="carrier", action={}, value="a"), "operations[0].action"),
        (order(field="carrier", action="remove") | {"reason": []}, "reason"),
        (order(field="carrier", action="remove") | {"reason": {}}, "reason"),
        (order(field="carrier", action="set"), "operations[0].value"),
        (order(field="carrier", action="set", value=7), "operations[0].value"),
        (order(field="carrier", action="set", value="a", by="b"), "operations[0].by"),
        (order(field="generation", action="set", value="third"), "operations[0].value"),
        (order(field="places", action="add", value={"name": "Kuybyshev"}), "operations[0].value"),
        (order(field="notes", action="remove", value={"colour": "red"}), "operations[0].value"),
        (order(field="notes", action="replace", value={"text": "a"}, by="b"), "operations[0].by"),
        (order(field="carrier", action="set", value="\ud83d"), "operations[0].value"),
        (order(field="carrier", action="set", value="a", why="b"), "operations[0]"),
        (order(field="carrier", action="set", value="a") | {"unit": "A"}, "unit"),
    ],
)
def test_what_cannot_be_done_is_named_by_its_place(document: Any, where: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_batch(document)
    assert where in {problem.where for problem in refusal.value.problems}
