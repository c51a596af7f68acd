"""IIIF Content State API 1.0, 6 Content State Encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Rejected
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.content_state import content_state, decode, encode

TEXTS = st.text(st.characters(codec="utf-8"))

# 6.3: the specification's own example
STATE = {
    "id": "https://example.org/object1/canvas7#xywh=1000,2000,1000,2000",
    "type": "Canvas",
    "partOf": [{"id": "https://example.org/object1/manifest", "type": "Manifest"}],
}
ENCODED = (
    "JTdCJTIyaWQlMjIlM0ElMjJodHRwcyUzQSUyRiUyRmV4YW1wbGUub3JnJTJGb2JqZWN0MSUyRmNh"
    "bnZhczclMjN4eXdoJTNEMTAwMCUyQzIwMDAlMkMxMDAwJTJDMjAwMCUyMiUyQyUyMnR5cGUlMjIl"
    "M0ElMjJDYW52YXMlMjIlMkMlMjJwYXJ0T2YlMjIlM0ElNUIlN0IlMjJpZCUyMiUzQSUyMmh0dHBz"
    "JTNBJTJGJTJGZXhhbXBsZS5vcmclMkZvYmplY3QxJTJGbWFuaWZlc3QlMjIlMkMlMjJ0eXBlJTIy"
    "JTNBJTIyTWFuaWZlc3QlMjIlN0QlNUQlN0Q"
)


def test_the_example_of_the_specification() -> None:
    assert encode(STATE) == ENCODED
    assert decode(ENCODED) == STATE


@given(st.dictionaries(TEXTS, TEXTS))
def test_what_is_encoded_comes_back_and_needs_no_escaping(state: dict[str, str]) -> None:
    encoded = encode(state)
    assert decode(encoded) == state
    assert set(encoded) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_a_place_is_named_with_the_manifest_that_it_is_in(addresses: Addresses) -> None:
    below = "https://archive.example.org/iiif/presentation/3/p1"
    assert decode(content_state("p1", "s2", Region(1, 2, 3, 4), addresses=addresses)) == {
        "id": f"{below}/canvas/s2#xywh=1,2,3,4",
        "type": "Canvas",
        "partOf": [{"id": f"{below}/manifest", "type": "Manifest"}],
    }
    whole = decode(content_state("p1", "s2", None, addresses=addresses))
    assert whole["id"] == f"{below}/canvas/s2"


@pytest.mark.parametrize("encoded", ["", "ł", "A", "e30x", "JTdC", "JUZG"])
def test_a_state_that_cannot_be_read_is_refused(encoded: str) -> None:
    with pytest.raises(Rejected, match="link can't be read"):
        decode(encoded)
