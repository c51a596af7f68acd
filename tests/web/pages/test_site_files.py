"""What search engines are told: robots.txt, and the list of all pages."""

from typing import Any

from lxml import etree

from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def listed(site: Any, address: str) -> list[str]:
    answer = site.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    return [each.text or "" for each in etree.fromstring(answer.content).iter(LOC)]


def test_every_page_that_is_public_is_listed_and_no_other(site: Any) -> None:
    addresses = site.holding.addresses
    parts = listed(site, "/sitemap.xml")
    assert parts == [addresses.sitemap(0)]
    pages = listed(site, parts[0])
    unit = site.published.units[-1].id
    assert pages == [addresses.unit(unit), addresses.photograph(site.published.id)]
    assert all(site.client.get(page).status_code == 200 for page in pages)


def test_what_is_withdrawn_is_listed_no_more(site: Any) -> None:
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("LISTED"))
        catalogue.publish(saved.id)
        catalogue.commit()
    page = site.holding.addresses.photograph(saved.id)
    assert page in listed(site, "/sitemap/0.xml")
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(saved.id, reason="rights")
        catalogue.commit()
    assert page not in listed(site, "/sitemap/0.xml")


def test_a_part_that_is_not_there_is_not_found(site: Any) -> None:
    for part in ("1", "-1", "x", "9" * 20):
        assert site.client.get(f"/sitemap/{part}.xml").status_code == 404


def test_crawlers_are_led_to_the_list_and_kept_from_desks_and_searches(site: Any) -> None:
    answer = site.client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /edit", "Disallow: /search", "Disallow: /admin"} <= set(lines)
    assert f"Sitemap: {site.holding.addresses.sitemap()}" in lines
    assert not any("/photographs" in line or "/iiif" in line for line in lines)
