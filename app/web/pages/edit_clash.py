"""Two editors of one photograph: whatever one of them alone has changed is taken from that one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from app.domain.clashes import Clash
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.web.forms.filling import fill
from app.web.forms.tree import FormTree
from app.web.pages.edit_layout import LOOKS
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.wording import Wording

_UNTOLD = frozenset({"id", "sha256", "media_type"})


@dataclass(frozen=True, slots=True)
class Merged:
    """A form after another editor's change was taken into it, and what both have changed."""

    tree: FormTree
    taken: tuple[str, ...]
    clashes: tuple[ShownClash, ...]


def merged(tree: FormTree, clash: Clash, words: Wording) -> Merged:
    """Take into a form what the other editor alone has changed; tell what both did, field by field.

    What was typed stays as it is. Where nobody knows from what both began, all differences count.
    """
    theirs = fill(clash.theirs)
    taken = tuple(name for name in _names() if _is_changed_alone(name, clash, clash.theirs))
    mine = {name for name in _names() if _is_changed_alone(name, clash, clash.mine)}
    whole = tree | {name: theirs[name] for name in taken}
    clashes = [
        ShownClash(
            name=_root_of(found.path),
            path=found.path,
            label=label_of(found.path, words),
            theirs=told(found.before, words),
            mine=told(found.after, words),
        )
        for found in clash.differences
    ]
    return Merged(whole, taken, tuple(one for one in clashes if one.name not in {*taken, *mine}))


def label_of(path: str, words: Wording) -> str:
    """Name the field of the photograph that a path goes through."""
    name = _root_of(path)
    look = LOOKS[PhotographDescription].get(name)
    return words.say(look.label) if look else name


def told(value: Any, words: Wording) -> str:
    """Tell a value of a description in one line; empty where there is none."""
    if isinstance(value, Mapping):
        return "; ".join(f"{tag}: {told(lines, words)}" for tag, lines in value.items())
    if isinstance(value, Region):
        return " · ".join(filter(None, (value.xywh, value.points_text)))
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (told(one, words) for one in value)))
    if is_dataclass(value):
        said = (getattr(value, field.name) for field in fields(value) if field.name not in _UNTOLD)
        return ", ".join(filter(None, (told(one, words) for one in said)))
    return _told_plainly(value, words)


def _told_plainly(value: Any, words: Wording) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return words.say("yes")
    return _term(value, words) if isinstance(value, StrEnum) else str(value)


def _root_of(path: str) -> str:
    """Name the field of the photograph that a path goes through."""
    return re.split(r"[.[]", path, maxsplit=1)[0]


def with_theirs(tree: FormTree, name: str, theirs: PhotographDescription) -> FormTree:
    """Take a field of the photograph from the catalogue, and give up what was typed there."""
    found = fill(theirs)
    return tree | {name: found[name]} if name in found else tree


def _term(value: StrEnum, words: Wording) -> str:
    try:
        return words.term(value)
    except KeyError:
        return value.value


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(PhotographDescription))


def _is_changed_alone(name: str, clash: Clash, editor: PhotographDescription) -> bool:
    """Whether one editor has changed a field, and the other has left it as both found it."""
    if clash.base is None:
        return False
    other = clash.mine if editor is clash.theirs else clash.theirs
    before = getattr(clash.base, name)
    return bool(getattr(other, name) == before and getattr(editor, name) != before)
