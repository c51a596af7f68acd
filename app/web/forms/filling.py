"""From a description to its form."""

from datetime import date
from enum import Enum
from typing import Any, Final

from app.domain.languages import LanguageMap
from app.domain.photographs import PhotographDescription
from app.domain.region import points_text
from app.web.forms.shape import GIVEN, LANGUAGE, LINE, FieldKind, FieldShape, shape_of
from app.web.forms.tree import FormTree

YES: Final = "yes"
"""What a ticked box sends."""


def fill(description: PhotographDescription) -> FormTree:
    """Write a photograph into a form."""
    return fill_part(description)


def fill_part(description: Any) -> FormTree:
    """Write any description, such as one side, into the part of a form that stands for it."""
    described: type = type(description)
    return {
        name: _filled(getattr(description, name), field)
        for name, field in shape_of(described).items()
    }


def blank(described: type) -> FormTree:
    """A part of a form with nothing in it. Terms stand at what is said by default."""
    return {name: _blank(field) for name, field in shape_of(described).items()}


def _filled(value: Any, field: FieldShape) -> Any:
    match field.kind:
        case FieldKind.TEXTS:
            return rows_of(value)
        case FieldKind.POINTS:
            return points_text(value)
        case FieldKind.LINES:
            return [{LINE: line} for line in value]
        case FieldKind.PARTS:
            return [fill_part(part) for part in value]
        case FieldKind.PART:
            return _blank(field) if value is None else {**fill_part(value), GIVEN: YES}
        case _:
            return text_of(value)


def _blank(field: FieldShape) -> Any:
    match field.kind:
        case FieldKind.TEXTS | FieldKind.LINES | FieldKind.PARTS:
            return []
        case FieldKind.PART:
            return {**blank(field.part), GIVEN: ""}
        case FieldKind.TERM if not field.is_optional:
            return text_of(field.default or field.terms[0])
        case _:
            return text_of(field.default)


def rows_of(texts: LanguageMap) -> list[FormTree]:
    """A row for each text, with its language."""
    return [{LANGUAGE: tag, LINE: text} for tag, lines in texts.items() for text in lines]


def text_of(value: Any) -> str:
    """Write a plain value as a form holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ".".join(map(str, value))
    return f"{value:.12g}" if isinstance(value, float) and value.is_integer() else str(value)
