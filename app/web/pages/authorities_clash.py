"""Two editors of one authority: what each has changed, field by field, and taking the other's."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.authorities import AuthorityDescription
from app.domain.clashes import AuthorityClash, disputed, taken_over
from app.domain.differences import FieldDifference
from app.web.pages.authorities_form import Typed, typed_of
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.shown_differences import label_of
from app.web.pages.told_values import told
from app.web.pages.wording import Wording

_POINT: Final = frozenset({"latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class Met:
    """A form in which what the other editor alone has changed was taken over, and what both did."""

    typed: Typed
    clashes: tuple[ShownClash, ...]
    taken_over: tuple[str, ...]


def met(typed: Typed, clash: AuthorityClash, words: Wording) -> Met:
    """Bring the two together as far as it is certain."""
    taken = taken_over(clash.base, clash.mine, clash.theirs)
    if _POINT.intersection(taken) and not _POINT.issubset(taken):
        taken = tuple(name for name in taken if name not in _POINT)  # half a point is none
    for name in taken:
        typed = with_theirs(typed, name, clash.theirs)
    both = disputed(clash.base, clash.mine, clash.theirs)
    return Met(
        typed,
        tuple(one for one in _clashes(clash, words) if one.name in both),
        tuple(label_of(name, words, AuthorityDescription) for name in taken),
    )


def still_clashing(
    mine: AuthorityDescription,
    theirs: AuthorityDescription,
    names: Collection[str],
    words: Wording,
) -> tuple[ShownClash, ...]:
    """Tell which of the fields in which two editors have met are not the same yet."""
    clash = AuthorityClash("", base=None, mine=mine, theirs=theirs, version=0)
    return tuple(one for one in _clashes(clash, words) if one.name in names)


def with_theirs(typed: Typed, name: str, theirs: AuthorityDescription) -> dict[str, str]:
    """Take what the other has in a field, with all its rows, and give up what was typed there."""
    names = _POINT if name in _POINT else {name}
    kept = {key: value for key, value in typed.items() if key.partition("-")[0] not in names}
    other: Mapping[str, str] = typed_of(theirs)
    return kept | {key: value for key, value in other.items() if key.partition("-")[0] in names}


def _clashes(clash: AuthorityClash, words: Wording) -> Iterator[ShownClash]:
    """Tell each field that both do not say alike."""
    return (_shown(found, words) for found in clash.differences)


def _shown(found: FieldDifference, words: Wording) -> ShownClash:
    return ShownClash(
        name=found.path.partition(".")[0].partition("[")[0],
        path=found.path,
        label=label_of(found.path, words, AuthorityDescription),
        theirs=told(found.before, words),
        mine=told(found.after, words),
    )
