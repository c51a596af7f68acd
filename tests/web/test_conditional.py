"""RFC 9110, 13.1.1 If-Match and 13.1.2 If-None-Match."""

import pytest
from starlette.requests import Request

from app.web.conditional import is_held, wanted_tags


def request(name: str, *values: str) -> Request:
    headers = [(name.encode(), value.encode("latin-1")) for value in values]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers})


@pytest.mark.parametrize(
    "values",
    [('"a1"',), ('W/"a1"',), ('"b", "a1"',), ('"b"', 'W/"a1"'), ("*",), ('"x,y" , "a1"',)],
)
def test_a_tag_that_is_named_is_held_weak_or_strong(values: tuple[str, ...]) -> None:
    assert is_held(request("if-none-match", *values), '"a1"')


@pytest.mark.parametrize("values", [(), ('"a"',), ("a1",), ('"a1',), ("",)])
def test_any_other_is_not(values: tuple[str, ...]) -> None:
    assert not is_held(request("if-none-match", *values), '"a1"')


def test_if_match_names_versions_and_what_compression_did_to_them_is_no_matter() -> None:
    assert wanted_tags(request("if-match", 'W/"3"')) == ('"3"',)
    assert wanted_tags(request("if-match", '"3", "4"')) == ('"3"', '"4"')
    assert wanted_tags(request("if-match", "*")) == ("*",)
    assert wanted_tags(request("if-match", "3")) == ()
    assert wanted_tags(request("accept", "*/*")) == ()
