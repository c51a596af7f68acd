"""JSON Schema in a few words, and descriptions as a page shows them."""

from typing import Any

import pytest

from app.web.api.reference_fields import kind_of, marked


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "string"),
        ({"$ref": "#/components/schemas/Region"}, "Region"),
        ({"type": "integer", "minimum": 1, "maximum": 100}, "integer from 1 to 100"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string or null"),
        ({"type": "array", "items": {"type": "string"}}, "list of string"),
        ({"enum": ["recto", "verso"]}, "recto, verso"),
        ({"type": "string", "format": "date"}, "string (date)"),
        (
            {"type": "object", "additionalProperties": {"type": "array", "items": {}}},
            "object, each field a list of anything",
        ),
    ],
)
def test_a_schema_is_said_in_few_words(schema: dict[str, Any], words: str) -> None:
    assert kind_of(schema) == words


def test_names_between_backquotes_are_set_as_code_and_the_rest_is_escaped() -> None:
    assert marked("`a` < `<b>`\nor c") == "<code>a</code> &lt; <code>&lt;b&gt;</code> or c"
