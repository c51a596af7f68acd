"""From a form to the description that it stands for."""

import re
from typing import Any, Final

from app.domain.photographs import PhotographDescription
from app.domain.region import Region, around, why_no_polygon
from app.exchange.photograph_document import read_photograph
from app.web.forms.shape import GIVEN, LANGUAGE, LINE, FieldKind, FieldShape, shape_of
from app.web.forms.tree import FormTree

NO_LANGUAGE: Final = "none"
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_PLACE: Final = re.compile(r"-?[0-9]+", re.ASCII)
_POINTS: Final = re.compile(r"[\s,]*(?:-?[0-9]{1,10}[\s,;]+)*-?[0-9]{1,10}[\s,;]*", re.ASCII)
_RECTANGLE: Final = ("x_px", "y_px", "width_px", "height_px")
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
            return _part(typed, field.part) if is_given(typed, field.part) else None
        case FieldKind.FLAG:
            return bool(typed)
        case FieldKind.WHOLE | FieldKind.MEASURE:
            return _number(typed.strip(), field)
        case FieldKind.PLACES:
            return _places(typed)
        case FieldKind.POINTS:
            return points_of(typed)
        case FieldKind.TERM | FieldKind.DAY:
            return typed or None
        case _:
            return typed


def _part(typed: FormTree, described: type) -> dict[str, Any]:
    document = document_of(typed, described)
    return with_rectangle(document) if described is Region else document


def with_rectangle(region: dict[str, Any]) -> dict[str, Any]:
    """Write the rectangle around the points of a region where nobody has written one."""
    points = region.get("points_px")
    is_rectangle_told = any(name in region for name in _RECTANGLE)
    if is_rectangle_told or not isinstance(points, list) or why_no_polygon(points):
        return region
    return region | dict(zip(_RECTANGLE, around(points), strict=True))


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
            texts.setdefault(row[LANGUAGE].strip() or NO_LANGUAGE, []).append(row[LINE])
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


def points_of(typed: str) -> Any:
    """Read the corners of a polygon, as SVG writes them; anything else is handed on as it is."""
    if not typed.strip():
        return None
    if not _POINTS.fullmatch(typed):
        return typed
    numbers = [int(number) for number in _PLACE.findall(typed)]
    if len(numbers) % 2:
        return typed
    return [list(point) for point in zip(numbers[::2], numbers[1::2], strict=True)]


def _places(typed: str) -> Any:
    if not typed:
        return None
    steps = typed.split(".")
    return [int(step) for step in steps] if all(map(_WHOLE.fullmatch, steps)) else typed
