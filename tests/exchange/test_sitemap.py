"""The Sitemaps protocol 0.9 (sitemaps.org): element names, order, W3C dates, escaped addresses."""

from datetime import UTC, datetime

from lxml import etree

from app.exchange.sitemap import sitemap, sitemap_index
from app.persistence.public_stream import LISTED_AT_ONCE

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)


def test_pages_are_listed_with_when_they_changed() -> None:
    tree = etree.fromstring(sitemap([("https://example.org/a?b&c", AT)]))
    assert tree.tag == f"{NAMESPACE}urlset"
    ((address, changed),) = tree
    assert (address.tag, address.text) == (f"{NAMESPACE}loc", "https://example.org/a?b&c")
    assert (changed.tag, changed.text) == (f"{NAMESPACE}lastmod", "2026-01-02T03:04:05Z")


def test_lists_are_listed_in_the_same_way() -> None:
    tree = etree.fromstring(sitemap_index([("https://example.org/sitemap/0.xml", AT)]))
    assert tree.tag == f"{NAMESPACE}sitemapindex"
    assert [child.tag for child in tree] == [f"{NAMESPACE}sitemap"]


def test_no_part_is_longer_than_the_protocol_allows() -> None:
    """50,000 addresses and 50 MB, even where the catalogue's own address is long."""
    address = f"https://{'a' * 2000}.example.org/photographs/01a22cd6-5c03-7867-ac74-bf07610fbdb9"
    part = sitemap([(address, AT)] * LISTED_AT_ONCE)
    assert LISTED_AT_ONCE <= 50_000
    assert len(part) <= 50 * 1024 * 1024
