"""A content state of another catalogue: what it names is told, and never asked for."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("state", "house"),
    [
        ("https://other.example:8443/iiif/m.json?a=1&b=<2>", "other.example:8443"),
        ('{"id":"http://other.example/c/1","type":"Canvas"}', "other.example"),
    ],
)
def test_the_address_is_told_and_who_keeps_it(site: Any, state: str, house: str) -> None:
    answer = site.client.get("/viewer", params={"iiif-content": state})
    assert answer.status_code == 404
    assert f"something that {house} keeps" in answer.text
    assert 'rel="noopener noreferrer nofollow"' in answer.text
    assert "<2>" not in answer.text
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
