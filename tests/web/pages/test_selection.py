"""A reader puts photographs aside without an account, takes them away, and hands them on."""

import csv
import io
from collections.abc import Iterator

import httpx
import pytest

from app.domain.selection import Selection
from app.domain.viewers import THE_DESK
from tests.filled_forms import FORMS
from tests.web.conftest import Site

OWN = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def browser(site: Site) -> Iterator[httpx.Client]:
    """A visitor's browser, which keeps cookies of its own."""
    with httpx.Client(
        base_url=site.client.base_url, timeout=30, headers=OWN, event_hooks=FORMS
    ) as client:
        yield client


def _choose(browser: httpx.Client, do: str, *ids: str, back: str = "") -> httpx.Response:
    form = {"do": do, "photograph": list(ids), "back": back}
    return browser.post("/selection", data=form)


def test_what_is_put_aside_stands_on_a_page_and_in_the_masthead(
    browser: httpx.Client, site: Site
) -> None:
    assert "Nothing is selected yet" in browser.get("/selection").text
    answer = _choose(browser, "add", site.published.id, back="/units")
    assert (answer.status_code, answer.headers["location"]) == (303, "/units")
    page = browser.get("/selection").text
    assert "SITE 1" in page
    assert "Take out of the selection" in page
    assert 'href="/selection">Selection <span class="count">1</span>' in browser.get("/units").text
    _choose(browser, "remove", site.published.id)
    assert "Nothing is selected yet" in browser.get("/selection").text


def test_a_selection_leads_back_to_this_site_alone(browser: httpx.Client, site: Site) -> None:
    answer = _choose(browser, "add", site.published.id, back="//elsewhere.example")
    assert answer.headers["location"] == "/selection"
    assert _choose(browser, "clear").headers["set-cookie"].startswith('verso_selection=""')


def test_a_selection_is_handed_on_by_its_address(browser: httpx.Client, site: Site) -> None:
    word = Selection((site.published.id, site.draft.id)).written
    page = browser.get(f"/selection/{word}").text
    assert "SITE 1" in page
    assert "SITE 2" not in page
    assert "1 photograph of this selection is not open to you any more." in page
    assert "Take out of the selection" not in page
    assert "SITE 2" in browser.get(f"/selection/{word}", headers=site.reader).text
    assert browser.get("/selection/AAAA").status_code == 404


def test_a_selection_is_taken_away_as_a_table_and_as_references(
    browser: httpx.Client, site: Site
) -> None:
    word = Selection((site.published.id, site.draft.id)).written
    table = browser.get(f"/selection/{word}.csv")
    assert table.headers["content-disposition"] == 'attachment; filename="verso-selection.csv"'
    (row,) = csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff")))
    assert (row["reference_code"], row["unit"]) == ("SITE 1", "SITE")
    assert browser.get(f"/selection/{word}.ris").text.count("TY  - ART") == 1
    assert browser.get(f"/selection/{word}.bib").text.startswith("@misc{SITE-1,")
    (item,) = browser.get(f"/selection/{word}.csl").json()
    assert item["archive_location"] == "SITE 1"
    assert browser.get(f"/selection/{word}.exe").status_code == 404


def test_a_selection_is_a_iiif_collection(browser: httpx.Client, site: Site) -> None:
    address = site.holding.addresses.selection_collection(
        Selection((site.published.id, site.draft.id)).written
    )
    collection = browser.get(address).json()
    assert (collection["id"], collection["type"]) == (address, "Collection")
    assert [item["id"] for item in collection["items"]] == [
        site.holding.addresses.manifest(site.published.id)
    ]
    assert browser.get(collection["homepage"][0]["id"]).status_code == 200


def test_a_cookie_that_is_none_of_ours_is_an_empty_selection(site: Site) -> None:
    answer = site.client.get("/selection", headers={"cookie": "verso_selection=%00;;"})
    assert answer.status_code == 200
    assert "Nothing is selected yet" in answer.text


def test_a_photograph_says_how_to_cite_it(site: Site) -> None:
    page = site.client.get(f"/photographs/{site.published.id}").text
    assert '<span class="Z3988" title="url_ver=Z39.88-2004&amp;ctx_ver' in page
    address = f"/photographs/{site.published.id}/citation"
    assert f'href="{address}.ris"' in page
    assert "AV  - SITE 1" in site.client.get(f"{address}.ris").text
    assert site.client.get(f"/photographs/{site.draft.id}/citation.ris").status_code == 404
    assert site.client.get(f"{address}.html").status_code == 404


def test_a_photograph_that_was_deleted_is_left_out(site: Site) -> None:
    gone = "00000000-0000-7000-8000-000000000001"
    with site.holding.open(THE_DESK) as catalogue:
        found = catalogue.reading_room.photographs([gone, site.draft.id, site.published.id])
        lines = catalogue.reading_room.lines([site.published.id, gone, site.draft.id])
    assert [one.description.reference_code for one in found] == ["SITE 2", "SITE 1"]
    assert [one.reference_code for one in lines] == ["SITE 1", "SITE 2"]
