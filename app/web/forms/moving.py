"""Rows of a form are added, taken out and moved, by the names of its buttons: `add:dates`."""

from typing import Any, Final

from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.web.forms.offering import offered, offered_text
from app.web.forms.pointers import kept
from app.web.forms.shape import FieldKind, FieldShape, shape_of
from app.web.forms.tree import FormTree, Steps, at, name_of

ADD: Final = "add"
REMOVE: Final = "remove"
UP: Final = "up"
DOWN: Final = "down"
MOVES: Final = frozenset({ADD, REMOVE, UP, DOWN})


def move(
    tree: FormTree,
    verb: str,
    steps: Steps,
    *,
    language: str,
    described: type = PhotographDescription,
) -> str:
    """Do what a button says; the name of the row or list on which the eye should rest then."""
    if verb == ADD:
        return _add(tree, steps, language=language, described=described)
    *way, place = steps
    rows = at(tree, tuple(way))
    if not (isinstance(rows, list) and isinstance(place, int) and place < len(rows)):
        raise Rejected("There is no such part in this form any more.")
    if verb == REMOVE:
        kept(tree, lambda: rows.pop(place))
        return name_of((*way, place - 1 if place else 0)) if rows else name_of(way)
    target = max(place - 1, 0) if verb == UP else min(place + 1, len(rows) - 1)
    kept(tree, lambda: rows.insert(target, rows.pop(place)))
    return name_of((*way, target))


def _add(tree: FormTree, steps: Steps, *, language: str, described: type) -> str:
    field = field_at(steps, described)
    rows = at(tree, steps)
    if field.kind is FieldKind.TEXTS:
        rows.append(offered_text(rows, language=language))
    else:
        part = field.part if field.kind is FieldKind.PARTS else None
        rows.append(offered(str(steps[-1]), part, rows, language=language))
    return name_of((*steps, len(rows) - 1))


def field_at(steps: Steps, described: Any = PhotographDescription) -> FieldShape:
    """Find what stands at a path by the shape of the form; `Rejected` where there is no field."""
    found: FieldShape | None = None
    for step in steps:
        if isinstance(step, int):
            continue
        found = shape_of(described).get(step) if isinstance(described, type) else None
        if found is None:
            break
        described = found.part if found.kind in (FieldKind.PARTS, FieldKind.PART) else None
    if found is None:
        raise Rejected("There is no such part in this form.")
    return found
