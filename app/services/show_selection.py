"""What a reader has put aside: to look at, to take away, and to open in a viewer."""

from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.domain.delivered import DeliveredDocument
from app.domain.selection import Selection
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.chosen_collection import chosen_collection
from app.iiif.labels import Label
from app.iiif.presentation_version import PresentationVersion


def show_selection(
    holding: Holding, viewer: Viewer, selection: Selection
) -> tuple[PhotographSummary, ...]:
    """Give the lines of those that the viewer may see, in the order in which they were chosen."""
    with holding.open(viewer) as catalogue:
        return catalogue.reading_room.lines(selection.ids)


def whole_selection(
    holding: Holding, viewer: Viewer, selection: Selection
) -> tuple[CataloguedPhotograph, ...]:
    """Give the same photographs whole."""
    with holding.open(viewer) as catalogue:
        return catalogue.reading_room.photographs(selection.ids)


def deliver_selection(
    holding: Holding,
    viewer: Viewer,
    selection: Selection,
    *,
    version: PresentationVersion = PresentationVersion.V3,
) -> DeliveredDocument:
    """Give a selection as a IIIF collection."""
    addresses, written = holding.addresses, selection.written
    body = chosen_collection(
        show_selection(holding, viewer, selection),
        id=addresses.selection_collection(written, version=version),
        page=addresses.selection(written),
        label=Label.SELECTION,
        addresses=addresses,
        limits=holding.limits,
        version=version,
    )
    return DeliveredDocument.to(viewer, body)
