"""From a form to the description that it stands for."""

import re
from typing import Any, Final

from app.domain.photographs import PhotographDescription
from app.exchange.photograph_document import read_photograph
from app.web.forms.shape import GIVEN, LANGUAGE, LINE, FieldKind, FieldShape, shape_of
from app.web.forms.tree import FormTree

_NO_LANGUAGE: Final = "none"
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?(?:e[+-]?[0-9]{1,3})?", re.ASCII)


def read_form(tree: FormTree) -> PhotographDescription:
    """Understand a form, or raise `Rejected` with all that is wrong, by its path in a document.

    Places in lists are those of the form where rows that say nothing were taken out before: see
    `app.web.forms.offering.without_untouched`.
    """
    return read_photograph(document_of(tree, PhotographDescription))


def document_of(tree: FormTree, described: type) -> dict[str, Any]:
    """Make a document of a form; what is not understood stays as it was typed, for the rules."""
    read = {name: _read(tree[name], field) for name, field in shape_of(described).items()}
    return {name: value for name, value in read.items() if value is not None}


def _read(typed: Any, field: FieldShape) -> Any:  # noqa: PLR0911 - one a kind
    match field.kind:
        case FieldKind.TEXTS:
            return _texts(typed)
        case FieldKind.LINES:
            return [row[LINE] for row in typed if row[LINE]]
        case FieldKind.PARTS:
            return [document_of(row, field.part) for row in typed]
        case FieldKind.PART:
            return document_of(typed, field.part) if is_given(typed, field.part) else None
        case FieldKind.FLAG:
            return bool(typed)
        case FieldKind.WHOLE | FieldKind.MEASURE:
            return _number(typed.strip(), field)
        case FieldKind.PLACES:
            return _places(typed)
        case FieldKind.TERM | FieldKind.DAY:
            return typed or None
        case _:
            return typed


def is_given(tree: FormTree, described: type) -> bool:
    """Whether a part that may be absent is there: it is marked so, or something was typed in it."""
    if tree.get(GIVEN):
        return True
    kinds = {name: field.kind for name, field in shape_of(described).items()}
    return any(
        any(row[LINE] for row in tree[name]) if kind is FieldKind.TEXTS else tree[name]
        for name, kind in kinds.items()
        if kind is not FieldKind.TERM
    )


def _texts(rows: list[FormTree]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        if row[LINE]:
            texts.setdefault(row[LANGUAGE].strip() or _NO_LANGUAGE, []).append(row[LINE])
    return texts


def _number(typed: str, field: FieldShape) -> Any:
    """Read a number with a point or a comma; anything else is handed on as it is."""
    if not typed:
        return None
    if _WHOLE.fullmatch(typed):
        return int(typed)
    if field.kind is FieldKind.MEASURE and _NUMBER.fullmatch(typed):
        return float(typed.replace(",", "."))
    return typed


def _places(typed: str) -> Any:
    if not typed:
        return None
    steps = typed.split(".")
    return [int(step) for step in steps] if all(map(_WHOLE.fullmatch, steps)) else typed
