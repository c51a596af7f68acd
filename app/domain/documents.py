"""Descriptions as plain documents: what JSON, YAML and a revision hold."""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def as_document(description: Any) -> dict[str, Any]:
    """Turn a description into dictionaries, lists, text and numbers, ready for JSON.

    A field that says nothing (it equals its default) is left out, so a document stays readable
    and an old revision stays valid when a field is added.
    """
    return {
        field.name: plain(value)
        for field in fields(description)
        if (value := getattr(description, field.name)) != _default(field)
    }


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def plain(value: Any) -> Any:
    """Turn one value of a description into what JSON holds."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_document(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value
