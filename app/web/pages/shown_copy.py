"""That something is prepared beside a photograph, as its page tells staff."""

from dataclasses import dataclass
from datetime import date

from app.domain.publication import PublicationState
from app.domain.working_copy import WorkingCopy
from app.iiif.addresses import Addresses
from app.web.pages.links import local


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A working copy: how far it has come, who wrote it last, and where it can be read."""

    version: int
    state: PublicationState
    edited_by: str
    edited_on: date
    link: str


def shown_copy(copy: WorkingCopy, addresses: Addresses) -> ShownCopy:
    """Tell of a working copy."""
    link = local(addresses.revision(copy.photograph_id, copy.version))
    return ShownCopy(copy.version, copy.state, copy.edited_by, copy.edited_at.date(), link)
