"""The list of all pages for search engines: the Sitemaps protocol 0.9 (sitemaps.org)."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Final

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap_index(parts: Iterable[tuple[str, datetime]]) -> bytes:
    """Write the list of lists: the address of each, and when anything in it changed last."""
    return _written("sitemapindex", "sitemap", parts)


def sitemap(pages: Iterable[tuple[str, datetime]]) -> bytes:
    """Write a list of pages: the address of each, and when it changed last."""
    return _written("urlset", "url", pages)


def _written(root: str, item: str, told: Iterable[tuple[str, datetime]]) -> bytes:
    lines = "".join(
        f"<{item}><loc>{escape(address)}</loc><lastmod>{at:%Y-%m-%dT%H:%M:%SZ}</lastmod></{item}>\n"
        for address, at in told
    )
    return f'{_DECLARATION}<{root} xmlns="{NAMESPACE}">\n{lines}</{root}>\n'.encode()
