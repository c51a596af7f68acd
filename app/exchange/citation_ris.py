"""References as RIS, which Zotero, EndNote and Mendeley read. RIS Format Specifications (2011)."""

from collections.abc import Iterable, Iterator

from app.exchange.citation import Citation
from app.exchange.citation_dates import date_parts

MEDIA_TYPE = "application/x-research-info-systems"


def as_ris(citations: Iterable[Citation]) -> str:
    """Write references, each from `TY` to `ER`; lines end as the format has them."""
    return "".join(f"{tag}  - {value}\r\n" for one in citations for tag, value in _lines(one))


def _lines(cited: Citation) -> Iterator[tuple[str, str]]:
    """Give what says something; a line break would begin a field of its own, so none is left."""
    yield "TY", "ART"
    for tag, value in _fields(cited):
        if value:
            yield tag, " ".join(value.split())
    yield "ER", ""


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", cited.reference_code
    yield "TI", cited.title
    for author in cited.authors:
        yield "AU", author.name
    yield from _dates(cited)
    yield "DB", cited.archive
    yield "T2", cited.collection
    yield "AV", cited.reference_code
    yield "CN", cited.reference_code
    yield "UR", cited.address
    yield "N1", cited.credit_line


def _dates(cited: Citation) -> Iterator[tuple[str, str]]:
    """`DA` is `YYYY/MM/DD/other`: what is not known stays empty between its slashes."""
    parts = date_parts(cited.date)
    if parts:
        year, *finer = parts[0]
        yield "PY", f"{year:04}"
        numbers = [f"{part:02}" for part in finer] + [""] * (2 - len(finer))
        yield "DA", "/".join((f"{year:04}", *numbers, cited.date_as_written.replace("/", "-")))
    else:
        yield "DA", f"///{cited.date_as_written}" if cited.date_as_written else ""
