"""References hidden in a page, where Zotero finds them: COinS, a ContextObject in an HTML SPAN.

ANSI/NISO Z39.88-2004, KEV format `dc`; `rft.type` is Zotero's own name for the kind of item.
"""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from app.exchange.citation import Citation


def as_coins(cited: Citation) -> str:
    """Give the value of the span's `title`, not yet escaped for HTML."""
    pairs = [(name, value) for name, value in _pairs(cited) if value]
    return urlencode(pairs, quote_via=quote, errors="replace")


def _pairs(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "url_ver", "Z39.88-2004"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", "artwork"
    yield "rft.title", cited.title
    for author in cited.authors:
        yield "rft.creator", author.name
    yield "rft.date", cited.date.edtf if cited.date else cited.date_as_written
    yield "rft.publisher", cited.archive
    yield "rft.source", ", ".join(filter(None, (cited.collection, cited.reference_code)))
    yield "rft.rights", cited.rights
    yield "rft.identifier", cited.address
