"""IIIF Content Search 1.0 and 2.0, as manifests name them."""

from app.iiif.addresses import Addresses
from app.iiif.manifest_searches import search_1, search_services

BASE = "https://archive.example.org"


def test_the_search_that_viewers_know_comes_first(addresses: Addresses) -> None:
    """Content Search 1.0, 3.1 and 4.1; 2.0, 3 Declaring Services."""
    assert search_services("p1", addresses=addresses) == [
        {
            "@id": f"{BASE}/iiif/search/1/p1",
            "@type": "SearchService1",
            "profile": "http://iiif.io/api/search/1/search",
            "service": [
                {
                    "@id": f"{BASE}/iiif/autocomplete/1/p1",
                    "@type": "AutoCompleteService1",
                    "profile": "http://iiif.io/api/search/1/autocomplete",
                }
            ],
        },
        {
            "id": f"{BASE}/iiif/search/2/p1",
            "type": "SearchService2",
            "service": [{"id": f"{BASE}/iiif/autocomplete/2/p1", "type": "AutoCompleteService2"}],
        },
    ]


def test_version_2_names_the_first_alone(addresses: Addresses) -> None:
    """Content Search 1.0, 3.1: in a document of version 2, with its own context."""
    assert search_1("p1", addresses) == {
        "@context": "http://iiif.io/api/search/1/context.json",
        "@id": f"{BASE}/iiif/search/1/p1",
        "profile": "http://iiif.io/api/search/1/search",
        "service": {
            "@id": f"{BASE}/iiif/autocomplete/1/p1",
            "profile": "http://iiif.io/api/search/1/autocomplete",
        },
    }
