"""What an operation makes of a document."""

from typing import Any

import pytest

from app.domain.batch_operations import changed
from app.domain.batches import Action, Operation

NOTES = [{"text": "a", "label": "draft"}, {"text": "b", "label": "card"}]


@pytest.mark.parametrize(
    ("document", "operation", "expected"),
    [
        ({}, ("carrier", "set", "glass"), {"carrier": "glass"}),
        ({"carrier": "paper"}, ("carrier", "set", "glass"), {"carrier": "glass"}),
        ({"carrier": "paper"}, ("carrier", "add", "glass"), {"carrier": "paper"}),
        ({}, ("carrier", "add", "glass"), {"carrier": "glass"}),
        ({"carrier": "paper"}, ("carrier", "remove", None), {}),
        ({"carrier": "paper"}, ("carrier", "remove", "glass"), {"carrier": "paper"}),
        ({"process": "gelatine"}, ("process", "replace", "ine", "in"), {"process": "gelatin"}),
        ({}, ("title.pl", "set", "Wołga"), {"title": {"pl": ["Wołga"]}}),
        (
            {"title": {"en": ["Wolga, the Wolga"]}},
            ("title.en", "replace", "Wolga", "Volga"),
            {"title": {"en": ["Volga, the Volga"]}},
        ),
        (
            {"title": {"en": ["a"], "pl": ["b"]}},
            ("title.pl", "remove", None),
            {"title": {"en": ["a"]}},
        ),
        ({"title": {"pl": ["b"]}}, ("title.pl", "remove", "b"), {}),
        ({"subjects": ["camp"]}, ("subjects", "add", "snow"), {"subjects": ["camp", "snow"]}),
        ({"subjects": ["camp"]}, ("subjects", "add", "camp"), {"subjects": ["camp"]}),
        ({"subjects": ["camp", "snow"]}, ("subjects", "remove", "camp"), {"subjects": ["snow"]}),
        (
            {"subjects": ["camps", "camp"]},
            ("subjects", "replace", "camp", "labour camp"),
            {"subjects": ["camps", "labour camp"]},
        ),
        ({"notes": NOTES}, ("notes", "remove", {"label": "draft"}), {"notes": NOTES[1:]}),
        (
            {"notes": NOTES},
            ("notes", "replace", {"label": "card"}, {"label": "old card"}),
            {"notes": [NOTES[0], {"text": "b", "label": "old card"}]},
        ),
        (  # what a part says by default its document leaves out
            {"notes": NOTES},
            ("notes", "remove", {"kind": "general"}),
            {},
        ),
        (
            {"notes": NOTES},
            ("notes", "add", {"text": "b", "label": "card", "kind": "general"}),
            {"notes": NOTES},
        ),
        (
            {"identifiers": [{"value": "7"}]},
            ("identifiers", "replace", {"is_current": True}, {"is_current": False}),
            {"identifiers": [{"value": "7", "is_current": False}]},
        ),
        ({}, ("title_kind", "replace", "supplied", "formal"), {"title_kind": "formal"}),
        ({"notes": NOTES}, ("notes", "set", []), {}),
        ({}, ("holder", "set", {"acronym": "IPN"}), {"holder": {"acronym": "IPN"}}),
        ({"holder": {"acronym": "IPN"}}, ("holder", "remove", None), {}),
        (
            {"holder": {"acronym": "IPN"}},
            ("holder", "remove", {"acronym": "JPI"}),
            {"holder": {"acronym": "IPN"}},
        ),
    ],
)
def test_an_operation_does_to_a_field_what_it_says(
    document: dict[str, Any], operation: tuple[Any, ...], expected: dict[str, Any]
) -> None:
    name, action, value, *by = operation
    before = repr(document)
    assert changed(document, [Operation(name, Action(action), value, *by)]) == expected
    assert repr(document) == before


def test_operations_are_done_in_their_order() -> None:
    first = Operation("carrier", Action.SET, "glass plate")
    second = Operation("carrier", Action.REPLACE, "glass", "film")
    assert changed({}, [first, second]) == {"carrier": "film plate"}
