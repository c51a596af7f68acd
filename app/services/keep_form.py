"""Keeping what an editor types, so that nothing is lost with a browser or a connection."""

from collections.abc import Iterable

from app.domain.kept_forms import LASTING, KeptForm, KeptInShort
from app.domain.viewers import Viewer
from app.holdings import Holding


def keep_form(  # noqa: PLR0913 - what was typed, by whom, into what
    holding: Holding,
    viewer: Viewer,
    key: str,
    fields: Iterable[tuple[str, str]],
    *,
    based_on: int,
    called: str = "",
) -> KeptForm:
    """Keep a form's fields for this viewer, in the place of those kept under this key before.

    `key` names the record, or the new one, that the form is of; `based_on` the version that it
    began from (0: a new one), `called` what it says of itself. `Rejected` where its
    fields are more than 4 MB, or no text.
    """
    with holding.open(viewer, writes=True) as catalogue:
        kept = catalogue.forms.keep(key, tuple(fields), based_on=based_on, called=called)
        catalogue.commit()
        return kept


def kept_form(holding: Holding, viewer: Viewer, key: str) -> KeptForm | None:
    """Give what this viewer typed there last and did not save, within the last 30 days."""
    with holding.open(viewer) as catalogue:
        return catalogue.forms.kept(key)


def drop_form(holding: Holding, viewer: Viewer, key: str) -> bool:
    """Forget it: it was saved, or is not wanted. False: there was nothing."""
    with holding.open(viewer, writes=True) as catalogue:
        was_there = catalogue.forms.drop(key)
        catalogue.commit()
        return was_there


def templates(holding: Holding, viewer: Viewer) -> tuple[str, ...]:
    """List the names of this viewer's forms that are kept until they are dropped."""
    with holding.open(viewer) as catalogue:
        found = catalogue.forms.in_short(LASTING)
    return tuple(sorted(one.key.removeprefix(LASTING) for one in found))


def kept_in_short(holding: Holding, viewer: Viewer, beginning: str) -> tuple[KeptInShort, ...]:
    """List this viewer's forms whose keys begin so, the one typed into last first."""
    with holding.open(viewer) as catalogue:
        return catalogue.forms.in_short(beginning)
