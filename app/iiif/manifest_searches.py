"""Where a manifest can be searched: IIIF Content Search 1 and 2."""

from typing import Any

from app.iiif.addresses import Addresses

_SEARCH_1 = "http://iiif.io/api/search/1"


def search_services(record_id: str, *, addresses: Addresses) -> list[dict[str, Any]]:
    """Name Content Search 1 first: Mirador and Universal Viewer know no other."""
    completion = {"id": addresses.autocomplete(record_id, 2), "type": "AutoCompleteService2"}
    second = {
        "id": addresses.search(record_id, 2),
        "type": "SearchService2",
        "service": [completion],
    }
    completion_1 = {
        "@id": addresses.autocomplete(record_id, 1),
        "@type": "AutoCompleteService1",
        "profile": f"{_SEARCH_1}/autocomplete",
    }
    first = {
        "@id": addresses.search(record_id, 1),
        "@type": "SearchService1",
        "profile": f"{_SEARCH_1}/search",
        "service": [completion_1],
    }
    return [first, second]


def search_1(record_id: str, addresses: Addresses) -> dict[str, Any]:
    """Name Content Search 1 as documents of version 2 do: Content Search 1.0, 3.1."""
    return {
        "@context": f"{_SEARCH_1}/context.json",
        "@id": addresses.search(record_id, 1),
        "profile": f"{_SEARCH_1}/search",
        "service": {
            "@id": addresses.autocomplete(record_id, 1),
            "profile": f"{_SEARCH_1}/autocomplete",
        },
    }
