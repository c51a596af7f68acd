"""IIIF Image API 3.0, 5.1: JSON-LD for who asks for it. RFC 9110, 12.5.1 Accept."""

import pytest

from app.web.iiif.negotiation import prefers_json_ld


@pytest.mark.parametrize(
    "accept",
    [
        "application/ld+json",
        'application/ld+json;profile="http://iiif.io/api/image/3/context.json"',
        "application/json;q=0.5, application/ld+json",
        "text/html, APPLICATION/LD+JSON;q=0.1",
    ],
)
def test_who_names_json_ld_gets_it(accept: str) -> None:
    assert prefers_json_ld(accept, otherwise=False)


@pytest.mark.parametrize(
    "accept", ["application/json", "application/ld+json;q=0.2, application/json"]
)
def test_who_names_json_gets_it(accept: str) -> None:
    assert not prefers_json_ld(accept, otherwise=True)


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "text/html",
        "application/*",
        "image/png;q=x",
        "application/ld+json, application/json",
    ],
)
def test_who_names_neither_or_both_alike_gets_what_there_is(accept: str) -> None:
    assert prefers_json_ld(accept, otherwise=True)
    assert not prefers_json_ld(accept, otherwise=False)
