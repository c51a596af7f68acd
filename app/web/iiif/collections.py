"""Collections of any version, as whoever asks may see them."""

from starlette.requests import Request

from app.domain.delivered import DeliveredDocument
from app.domain.identifiers import known_form
from app.domain.selection import Selection
from app.exchange.search_address_reading import must_be_read
from app.iiif.presentation_version import PresentationVersion
from app.services.deliver_collection import deliver_collection, deliver_root_collection
from app.services.find_photographs import deliver_found
from app.services.show_selection import deliver_selection
from app.web.viewing import holding_of, viewer_of


def root_document(request: Request, after: str, version: PresentationVersion) -> DeliveredDocument:
    """The units at the top of the tree."""
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_root_collection(holding, viewer, after=after, version=version)


def collection_document(
    request: Request, unit_id: str, after: str, units_after: str, version: PresentationVersion
) -> DeliveredDocument:
    """A unit, with the units below it and its photographs."""
    return deliver_collection(
        holding_of(request),
        viewer_of(request),
        known_form(unit_id),
        after=after,
        units_after=units_after,
        version=version,
    )


def selection_document(
    request: Request, selection: str, version: PresentationVersion
) -> DeliveredDocument:
    """Photographs that a reader has chosen."""
    holding, viewer = holding_of(request), viewer_of(request)
    return deliver_selection(holding, viewer, Selection.read(selection), version=version)


def found_document(request: Request, version: PresentationVersion) -> DeliveredDocument:
    """What a search finds; its parameters are those of the page."""
    holding, viewer = holding_of(request), viewer_of(request)
    asked = must_be_read(request.query_params.multi_items())
    return deliver_found(holding, viewer, asked, version=version)
