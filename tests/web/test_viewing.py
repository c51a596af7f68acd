"""RFC 6750: who asks is told by a bearer token."""

from typing import Any


def test_a_token_shows_what_the_public_may_not_see(site: Any) -> None:
    path = f"/api/photographs/{site.draft.id}"
    assert site.client.get(path).status_code == 404
    assert site.client.get(path, headers=site.reader).status_code == 200


def test_a_token_that_does_not_hold_is_told_so_even_where_none_is_needed(site: Any) -> None:
    answer = site.client.get("/api/search", headers={"authorization": "Bearer verso_x"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_the_schemes_of_proxies_are_none_of_our_affair(site: Any) -> None:
    answer = site.client.get("/api/search", headers={"authorization": "Basic eDp5"})
    assert answer.status_code == 200
