"""IIIF Image API 3.0, 5.1: JSON-LD for who asks for it. RFC 9110, 12.5.1 Accept."""

import pytest

from app.web.iiif.negotiation import accepts_gzip, prefers_json_ld, wanted_version

CONTEXT_2 = "http://iiif.io/api/presentation/2/context.json"


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


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", 3),
        ("*/*", 3),
        (f'application/ld+json;profile="{CONTEXT_2}"', 2),
        (f'application/json, application/ld+json;q=0.3;profile="{CONTEXT_2}"', 2),
        (f'application/ld+json;profile="{CONTEXT_2} http://example.org/other"', 2),
        (f'application/json;profile="{CONTEXT_2}"', 3),
        (f'application/ld+json;profile="{CONTEXT_2}";q=0', 3),
    ],
)
def test_the_version_is_named_by_its_context(accept: str, expected: int) -> None:
    """Presentation API 2.1.1, 7: the profile of JSON-LD."""
    assert wanted_version(accept) == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("", "whole"),
        ("gzip", "gzip"),
        ("br;q=1.0, GZIP;q=0.5", "gzip"),
        ("gzip;q=0", "whole"),
        ("*", "gzip"),
        ("gzip;q=0, *", "whole"),
        ("identity", "whole"),
        ("x-gzipped", "whole"),
    ],
)
def test_gzip_is_sent_to_who_takes_it(sent: str, expected: str) -> None:
    """RFC 9110, 12.5.3."""
    assert ("gzip" if accepts_gzip(sent) else "whole") == expected
