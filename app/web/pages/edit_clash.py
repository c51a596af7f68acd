"""Two editors of one photograph: whatever one of them alone has changed is taken from that one."""

import re
from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, fields
from typing import Any, Final

from app.domain import merging
from app.domain.clashes import Clash
from app.domain.differences import FieldDifference, differences
from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.web.forms.filling import fill
from app.web.forms.offering import without_untouched
from app.web.forms.pointers import kept
from app.web.forms.reading import read_form
from app.web.forms.shape import LANGUAGE
from app.web.forms.tree import FormTree
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.shown_differences import label_of
from app.web.pages.told_values import told
from app.web.pages.wording import Wording

_STEP: Final = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True, slots=True)
class Merged:
    """A form after another editor's change was taken into it, and what both have changed.

    `taken` names the photograph's fields in which something was taken over.
    """

    tree: FormTree
    taken: tuple[str, ...]
    clashes: tuple[ShownClash, ...]


def merged(tree: FormTree, clash: Clash, words: Wording) -> Merged:
    """Take into a form what the other editor alone has changed; tell what both did, each by itself.

    What both have changed stays as it was typed: of sides, inscriptions and readings each is looked
    at for itself. Where nobody knows from what both began, all differences count.
    """
    if clash.base is None:
        return Merged(tree, (), tuple(_shown(one, words) for one in clash.differences))
    both = merging.merged(clash.base, clash.mine, clash.theirs)
    names = (field.name for field in fields(PhotographDescription))
    taken = tuple(
        name for name in names if getattr(both.description, name) != getattr(clash.mine, name)
    )
    whole = fill(both.description)
    return Merged(
        tree | {name: whole[name] for name in taken},
        taken,
        tuple(_shown(one, words) for one in both.clashes),
    )


def still_clashing(
    tree: FormTree, theirs: PhotographDescription, paths: Collection[str], words: Wording
) -> tuple[ShownClash, ...]:
    """Tell which of the places where both had written something are not the same yet."""
    try:
        mine = read_form(without_untouched(deepcopy(tree)))
    except Rejected:
        return ()
    found = (one for one in differences(theirs, mine) if one.path in paths)
    return tuple(_shown(one, words) for one in found)


def with_theirs(tree: FormTree, path: str, theirs: PhotographDescription) -> FormTree:
    """Take what the other has at a path of this form, and give up what was typed there.

    Parts that have ids are the same by these; of any others the whole list is taken.
    """
    steps: list[str | int] = [
        int(step) if step.isdecimal() else step for step in _STEP.findall(path)
    ]
    whole = deepcopy(tree)
    if steps:
        _take(whole, whole, fill(theirs), steps)
    return whole


def _take(whole: FormTree, mine: FormTree, theirs: FormTree, steps: list[str | int]) -> None:
    """Go down both at once, as far as the same part is met; `mine` is a part of `whole`."""
    name, *rest = steps
    if name not in mine or name not in theirs:
        return
    inner, other = mine[str(name)], theirs[str(name)]
    if rest and isinstance(inner, dict):
        _take(whole, inner, other, rest)
    elif rest and isinstance(inner, list) and isinstance(rest[0], str):
        mine[str(name)] = _in_language(inner, other, rest[0])
    elif not rest or not _take_row(whole, inner, other, rest):
        mine[str(name)] = other


def _take_row(whole: FormTree, mine: Any, theirs: Any, steps: list[str | int]) -> bool:
    """Take one part of a list, or go on within it. False: it can't be told which one is meant."""
    place, *rest = steps
    if not isinstance(mine, list) or not isinstance(place, int) or place >= len(mine):
        return False
    row = mine[place]
    if not row.get("id"):
        return False
    found = next((one for one in theirs if one["id"] == row["id"]), None)
    if found is None:
        kept(whole, lambda: mine.pop(place))
    elif rest:
        _take(whole, row, found, rest)
    else:
        mine[place] = found
    return True


def _in_language(mine: list[FormTree], theirs: list[FormTree], tag: str) -> list[FormTree]:
    """Take the texts of one language."""
    others = [row for row in mine if row[LANGUAGE] != tag]
    return [*others, *(row for row in theirs if row[LANGUAGE] == tag)]


def _shown(found: FieldDifference, words: Wording) -> ShownClash:
    return ShownClash(
        name=found.path,
        path=found.path,
        label=label_of(found.path, words),
        theirs=told(found.before, words),
        mine=told(found.after, words),
    )
