"""Keeping what an editor types, so that nothing is lost with a browser or a connection."""

from collections.abc import Iterable

from app.domain.kept_forms import KeptForm
from app.domain.viewers import Viewer
from app.holdings import Holding


def keep_form(
    holding: Holding, viewer: Viewer, key: str, fields: Iterable[tuple[str, str]], *, based_on: int
) -> KeptForm:
    """Keep a form's fields for this viewer, in the place of those kept under this key before.

    `key` names the record, or the new one, that the form is of; `based_on` the version that it
    began from (0: a new one). `Rejected` where they are more than 4 MB, or no text.
    """
    with holding.open(viewer, writes=True) as catalogue:
        kept = catalogue.keep_form(key, tuple(fields), based_on=based_on)
        catalogue.commit()
        return kept


def kept_form(holding: Holding, viewer: Viewer, key: str) -> KeptForm | None:
    """Give what this viewer typed there last and did not save, within the last 30 days."""
    with holding.open(viewer) as catalogue:
        return catalogue.kept_form(key)


def drop_form(holding: Holding, viewer: Viewer, key: str) -> bool:
    """Forget it: it was saved, or is not wanted. False: there was nothing."""
    with holding.open(viewer, writes=True) as catalogue:
        was_there = catalogue.drop_form(key)
        catalogue.commit()
        return was_there


def lasting_forms(holding: Holding, viewer: Viewer) -> tuple[str, ...]:
    """List the keys of this viewer's forms that are kept until they are dropped: templates."""
    with holding.open(viewer) as catalogue:
        return catalogue.lasting_forms()
