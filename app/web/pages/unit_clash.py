"""Two editors of one unit: what each has changed, field by field."""

from collections.abc import Collection
from dataclasses import replace

from app.domain.clashes import UnitClash, disputed, taken_over
from app.domain.differences import FieldDifference
from app.domain.errors import Rejected
from app.domain.units import UnitDescription
from app.exchange.unit_document import read_unit
from app.web.forms.filling import fill_part
from app.web.forms.offering import without_untouched
from app.web.forms.reading import document_of
from app.web.pages.desk import Desk
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.shown_differences import label_of
from app.web.pages.told_values import told
from app.web.pages.unit_edit_fields import UnitEditing


def met(editing: UnitEditing, clash: UnitClash, desk: Desk) -> UnitEditing:
    """Take over what another editor alone has changed, and tell of what both have."""
    theirs = fill_part(clash.theirs)
    taken = taken_over(clash.base, clash.mine, clash.theirs)
    return replace(
        editing,
        tree=editing.tree | {name: theirs[name] for name in taken},
        version=clash.version,
        message=clash.happened,
        clashes=shown_clashes(clash, desk, names=disputed(clash.base, clash.mine, clash.theirs)),
        taken=tuple(label_of(name, desk.words, UnitDescription) for name in taken),
    )


def still_clashing(
    editing: UnitEditing, names: frozenset[str], desk: Desk
) -> tuple[ShownClash, ...]:
    """Tell which of the fields in which two editors have met are not the same yet."""
    if editing.unit is None:
        return ()
    theirs = editing.unit.description
    try:
        mine = read_unit(
            document_of(without_untouched(editing.tree, UnitDescription), UnitDescription)
        )
    except Rejected:
        return ()
    clash = UnitClash("", base=None, mine=mine, theirs=theirs, version=editing.unit.version)
    return shown_clashes(clash, desk, names=names)


def shown_clashes(
    clash: UnitClash, desk: Desk, *, names: Collection[str]
) -> tuple[ShownClash, ...]:
    """Tell field by field what another editor has saved meanwhile, and what was typed."""
    shown = (_shown_clash(found, desk) for found in clash.differences)
    return tuple(one for one in shown if one.name in names)


def _shown_clash(found: FieldDifference, desk: Desk) -> ShownClash:
    return ShownClash(
        name=found.path.partition(".")[0].partition("[")[0],
        path=found.path,
        label=label_of(found.path, desk.words, UnitDescription),
        theirs=told(found.before, desk.words),
        mine=told(found.after, desk.words),
    )
