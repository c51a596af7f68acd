"""Searches that somebody keeps with their account, on a page of their own."""

import re

import httpx

from app.domain.accounts import Role
from tests.web.conftest import Site

HERE = "/account/searches"


def test_a_search_is_kept_from_its_page_and_removed(people: dict[Role, httpx.Client]) -> None:
    viewer = people[Role.VIEWER]
    found = viewer.get("/search?q=paradise&side=verso").text
    asked = re.search(r'name="asked" value="([^"]*)"', found)
    assert asked
    form = {"do": "save", "name": "Paradise", "asked": asked.group(1).replace("&amp;", "&")}
    assert viewer.post(HERE, data=form).headers["location"] == HERE
    kept = viewer.get(HERE).text
    assert 'href="/search?q=paradise&amp;side=verso" lang="" dir="auto">Paradise</a>' in kept
    assert "/iiif/presentation/3/collection/search?q=paradise&amp;side=verso" in kept
    assert "Paradise" not in people[Role.CATALOGUER].get(HERE).text
    search = re.search(r'name="search" value="([^"]*)"', kept)
    assert search
    viewer.post(HERE, data={"do": "drop", "search": search.group(1)})
    assert "You keep no search yet" in viewer.get(HERE).text


def test_nothing_but_a_search_is_kept(people: dict[Role, httpx.Client]) -> None:
    viewer = people[Role.VIEWER]
    for asked in ("", "javascript:alert(1)", "next=//elsewhere", "limit=3"):
        refused = viewer.post(HERE, data={"do": "save", "name": "x", "asked": asked})
        assert refused.status_code == 422, asked
        assert "t be kept" in refused.text


def test_who_is_not_signed_in_is_led_there(site: Site) -> None:
    answer = site.client.get(HERE)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")
    own = {"sec-fetch-site": "same-origin"}
    assert site.client.post(HERE, data={"do": "save"}, headers=own).status_code == 401
    assert 'name="asked"' not in site.client.get("/search?q=paradise").text
