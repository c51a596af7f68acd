"""Where a manifest can be searched: IIIF Content Search 1 and 2."""

from iiif_prezi3 import ServiceV2, ServiceV3

from app.iiif.addresses import Addresses

_SEARCH_1 = "http://iiif.io/api/search/1"


def search_services(photograph_id: str, *, addresses: Addresses) -> list[ServiceV2 | ServiceV3]:
    """Name Content Search 1 first: Mirador and Universal Viewer know no other."""
    first = ServiceV2(
        id=addresses.search(photograph_id, 1),
        type="SearchService1",
        profile=f"{_SEARCH_1}/search",
        service=[
            ServiceV2(
                id=addresses.autocomplete(photograph_id, 1),
                type="AutoCompleteService1",
                profile=f"{_SEARCH_1}/autocomplete",
            )
        ],
    )
    completion = ServiceV3(id=addresses.autocomplete(photograph_id, 2), type="AutoCompleteService2")
    second = ServiceV3(
        id=addresses.search(photograph_id, 2), type="SearchService2", service=[completion]
    )
    return [first, second]
