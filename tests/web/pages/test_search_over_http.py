"""Searching over HTTP: what is asked for by name, taken away as files, and opened in viewers."""

import csv
import io

from tests.web.conftest import Site


def test_what_is_found_is_taken_away_as_a_table_and_as_references(site: Site) -> None:
    table = site.client.get("/search.csv?q=paradise")
    assert table.headers["content-type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff")))
    assert row["reference_code"] == "SITE 1"
    assert row["inscriptions"].startswith("Stalin")
    assert site.client.get("/search.ris?q=paradise").text.startswith("TY  - ART\r\n")
    assert site.client.get("/search.csl?q=xyzzy").json() == []
    assert site.client.get("/search.exe?q=paradise").status_code == 404


def test_a_file_of_a_search_that_cant_be_read_is_refused(site: Site) -> None:
    answer = site.client.get("/search.csv?q=a&date_from=yesterday")
    assert answer.status_code == 422
    assert "date_from" in answer.text


def test_a_page_goes_on_where_an_address_is_broken(site: Site) -> None:
    page = site.client.get("/search?q=paradise&date_from=yesterday&page=x&cursor=%00")
    assert page.status_code == 200
    assert "“yesterday” can't be read as date_from" in page.text
    assert "SITE 1" in page.text


def test_what_is_found_is_a_collection_for_viewers(site: Site) -> None:
    address = site.holding.addresses.search_collection("q=site")
    public = site.client.get(address).json()
    assert (public["id"], public["type"]) == (address, "Collection")
    assert public["label"]["en"] == ["What a search finds: site"]
    manifest = site.holding.addresses.manifest
    assert [item["id"] for item in public["items"]] == [manifest(site.published.id)]
    staff = site.client.get(address, headers=site.reader).json()
    assert {item["id"] for item in staff["items"]} == {
        manifest(site.published.id),
        manifest(site.draft.id),
    }


def test_an_unknown_name_in_a_filter_is_shown_and_taken_away(site: Site) -> None:
    page = site.client.get("/search?q=paradise&place=%3CNowhere%3E&collection=SITE")
    assert page.status_code == 200
    assert "&lt;Nowhere&gt;" in page.text
    assert ">Papers</span>" in page.text  # the unit by its name, though asked for by its code
    unit = site.published.units[-1].id
    assert f'class="chip" href="/search?q=paradise&amp;collection={unit}"' in page.text
