"""The JSON Schema of a document, as strict as the reading is."""

from typing import Any

from pydantic import TypeAdapter


def schema_of(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a description; unknown fields are refused in it.

    What goes beyond types (EDTF, language tags, pointers) is told when a document is read.
    """
    schema = adapter.json_schema()
    for record in (schema, *schema.get("$defs", {}).values()):
        if "properties" in record:
            record["additionalProperties"] = False
    return schema
