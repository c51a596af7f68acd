"""Rows that a form offers: empty, or with what is likely, so that little is left to type.

An offered row bears the digest of what it was offered with. One that comes back as it went says
nothing, and is left out of the description.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from app.domain.agents import AgentKind, AgentRole
from app.domain.custody import CustodyKind
from app.domain.inscriptions import InscriptionKind, ReadingSource
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceRole
from app.domain.sides import SideKind
from app.web.forms.filling import YES, blank
from app.web.forms.pointers import kept
from app.web.forms.shape import LANGUAGE, LINE, ROWS, FieldKind, shape_of
from app.web.forms.tree import FRESH, FormTree

Row = FormTree
_LANGUAGES: Final = ("en", "pl")
_FACES: Final = (SideKind.RECTO, SideKind.VERSO)


def offered(name: str, described: Any, before: list[Row], *, language: str) -> Row:
    """Make the next row of a list: `name` is the list's, `before` what stands in it already.

    `described` is the rows' description; None for rows of text. `language` is the reader's.
    """
    if described is None:
        return {LINE: "", FRESH: digest_of({})}
    row = blank(described)
    if name in _LIKELY:
        row |= _LIKELY[name](before)
    if name == "inscriptions":
        reading = shape_of(described)["readings"].part
        row["readings"] = [offered("readings", reading, [], language=language)]
    return row | {FRESH: digest_of(row)}


def offered_text(before: list[Row], *, language: str) -> Row:
    """Make the next row of texts: in the reader's language first, then in the others."""
    used = {row[LANGUAGE] for row in before}
    free = [tag for tag in dict.fromkeys((language, *_LANGUAGES)) if tag not in used]
    row = {LANGUAGE: free[0] if free else "", LINE: ""}
    return row | {FRESH: digest_of(row)}


def digest_of(row: Row) -> str:
    """Tell what a row says in a few letters; empty fields say nothing."""
    content = json.dumps(_said(row), sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()[:12]


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        told = {name: _said(inner) for name, inner in value.items() if name != FRESH}
        return {name: inner for name, inner in told.items() if inner}
    return [_said(row) for row in value] if isinstance(value, list) else value


def without_untouched(tree: FormTree, described: type = PhotographDescription) -> FormTree:
    """Take out the rows that came back as they were offered, and rows of no text."""
    kept(tree, lambda: _clear(tree, described))
    return tree


def _clear(tree: FormTree, described: type) -> None:
    for name, field in shape_of(described).items():
        if field.kind is FieldKind.PART:
            _clear(tree[name], field.part)
        if field.kind not in ROWS:
            continue
        tree[name] = [row for row in tree[name] if not is_untouched(row)]
        for row in tree[name]:
            if field.kind is FieldKind.PARTS:
                _clear(row, field.part)
            row.pop(FRESH, None)


def is_untouched(row: Row) -> bool:
    """Whether a row says nothing: it came back as it was offered, or holds no text."""
    if set(row) <= {LINE, LANGUAGE, FRESH}:
        return not row[LINE]
    return FRESH in row and row[FRESH] == digest_of(row)


def _reading(before: list[Row]) -> Row:
    if not before:
        return {"source": ReadingSource.SCAN.value, "preferred": YES}
    return {name: before[-1][name] for name in ("layer", "language", "source")}


def _inscription(_before: list[Row]) -> Row:
    return {"kind": InscriptionKind.NOTE.value}


def _side(before: list[Row]) -> Row:
    used = {row["kind"] for row in before}
    free = [kind for kind in _FACES if kind not in used]
    return {"kind": (free[0] if free else SideKind.DETAIL).value}


def _event(before: list[Row]) -> Row:
    """A first one was there before, nobody says how; a later one came from who had it."""
    if not before:
        return {"kind": CustodyKind.CUSTODY.value, "gap_before": YES}
    last = before[-1]
    taken_over = {"from_agent": last["to_agent"], "source": last["source"]}
    return {"kind": CustodyKind.ACQUISITION.value} | taken_over


_LIKELY: Final[Mapping[str, Callable[[list[Row]], Row]]] = {
    "readings": _reading,
    "inscriptions": _inscription,
    "sides": _side,
    "custody": _event,
    "dates": lambda before: {"preferred": "" if before else YES},
    "agents": lambda _: {"role": AgentRole.DEPICTED.value, "kind": AgentKind.PERSON.value},
    "places": lambda _: {"role": PlaceRole.SHOWN.value},
    "identifiers": lambda _: {"is_current": YES},
}
