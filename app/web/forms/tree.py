"""A form as it was typed: text, and nothing but text, in parts and rows.

The name of a field is its path: `sides-0-inscriptions-1-readings-0-text`. What is typed is kept as
it is, whether it can be understood or not.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.domain.errors import Problem, Rejected
from app.domain.text_lengths import LONGEST_LIST
from app.web.forms.shape import GIVEN, LANGUAGE, LINE, ROWS, FieldKind, shape_of

FormTree = dict[str, Any]
"""Field names to text; to a tree for a part; to a list of trees for what can be repeated."""

FormFields = list[tuple[str, str]]
Steps = tuple[str | int, ...]

FRESH: Final = "fresh"
"""A field of a row that was offered empty: the digest of what was offered. See `offering`."""

MOST_ROWS: Final = LONGEST_LIST + 500
"""More than a record may have: what is too long is told at its field, with all that was typed."""

_DEEPEST: Final = 12


def steps_of(name: str) -> Steps:
    """Take a field's name apart; places in lists are numbers, from 0."""
    return tuple(int(step) if step.isdecimal() else step for step in name.split("-")[:_DEEPEST])


def name_of(steps: Iterable[str | int]) -> str:
    """Put a field's name together."""
    return "-".join(map(str, steps))


def grow(fields: Iterable[tuple[str, str]], described: type) -> FormTree:
    """Make a tree of the fields of a form; what is no field of this form is left out.

    Rows keep their order and close up where numbers are missing. `Rejected` past `MOST_ROWS`.
    """
    nested: dict[str | int, Any] = {}
    for name, value in fields:
        here = nested
        *way, last = steps_of(name)
        for step in way:
            below = here.setdefault(step, {})
            if not isinstance(below, dict):
                break
            here = below
        else:
            here[last] = value
    return _part(nested, described, ())


def _part(nested: dict[Any, Any], described: type, path: Steps) -> FormTree:
    tree: FormTree = {}
    for name, field in shape_of(described).items():
        found, here = nested.get(name), (*path, name)
        if field.kind in ROWS:
            tree[name] = [_row(row, field.kind, field.part, at) for at, row in _rows(found, here)]
        elif field.kind is FieldKind.PART:
            tree[name] = _part(found if isinstance(found, dict) else {}, field.part, here)
        else:
            tree[name] = _text(found)
    return tree | {mark: _text(nested[mark]) for mark in (GIVEN, FRESH) if mark in nested}


def _rows(found: Any, path: Steps) -> Iterator[tuple[Steps, dict[Any, Any]]]:
    if not isinstance(found, dict):
        return
    numbered = sorted((at, row) for at, row in found.items() if isinstance(at, int))
    if len(numbered) > MOST_ROWS:
        reason = f"has {len(numbered)} rows; a form takes {MOST_ROWS}"
        raise Rejected("This form is too long.", (Problem(name_of(path), "", reason),))
    for place, (_, row) in enumerate(numbered):
        if isinstance(row, dict):
            yield (*path, place), row


def _row(row: dict[Any, Any], kind: FieldKind, described: Any, path: Steps) -> FormTree:
    if kind is FieldKind.PARTS:
        return _part(row, described, path)
    names = (LANGUAGE, LINE) if kind is FieldKind.TEXTS else (LINE,)
    kept = {name: _text(row.get(name)) for name in names}
    return kept | ({FRESH: _text(row[FRESH])} if FRESH in row else {})


def _text(found: Any) -> str:
    """Give text with line ends as catalogued; a browser sends others. HTML, 4.10.22.4."""
    return found.replace("\r\n", "\n") if isinstance(found, str) else ""


def flatten(tree: FormTree, path: Steps = ()) -> Iterator[tuple[str, str]]:
    """Give the fields of a tree by their names; what is empty too, so that rows stay."""
    for name, value in tree.items():
        here = (*path, name)
        if isinstance(value, dict):
            yield from flatten(value, here)
        elif isinstance(value, list):
            for place, row in enumerate(value):
                yield from flatten(row, (*here, place))
        else:
            yield name_of(here), value


def at(tree: FormTree, steps: Steps) -> Any:
    """Find what stands at a path; `Rejected` where there is nothing."""
    here: Any = tree
    try:
        for step in steps:
            here = here[step]
    except (KeyError, IndexError, TypeError):
        raise Rejected("There is no such part in this form any more.") from None
    return here
