"""References as BibTeX, in UTF-8. Entries are `@misc`: its styles know no photographs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from app.exchange.citation import Citation, CitedName
from app.exchange.citation_dates import date_parts

MEDIA_TYPE: Final = "application/x-bibtex"
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%",
    "&": r"\&", "_": r"\_", "^": r"\^{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9]+")


def as_bibtex(citations: Iterable[Citation]) -> str:
    """Write references, each under a key of its own made of the reference code."""
    taken: set[str] = set()
    return "\n".join(_entry(one, _key(one, taken)) for one in citations)


def _entry(cited: Citation, key: str) -> str:
    lines = [f"  {name} = {value}" for name, value in _fields(cited) if value]
    return "@misc{" + ",\n".join([key, *lines]) + "\n}\n"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_escaped(cited.title)}}}}}"
    yield "author", _braced(" and ".join(map(_author, cited.authors)))
    parts = date_parts(cited.date)
    if len(parts) == 1:
        yield "year", _braced(f"{parts[0][0]:04}")
        yield "month", _MONTHS[parts[0][1] - 1] if len(parts[0]) > 1 else ""
    elif cited.date_as_written:
        yield "year", _braced(_escaped(cited.date_as_written))
    yield "howpublished", "{Photograph}"
    kept = filter(None, (cited.archive, cited.collection, cited.reference_code))
    yield "note", _braced(_escaped(", ".join(kept)))
    yield "url", _braced(cited.address)


def _author(author: CitedName) -> str:
    """Keep a name whole by braces, unless its parts are known."""
    if parts := author.parts:
        return ", ".join(map(_escaped, parts))
    return _braced(_escaped(author.name))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return "".join(_SPECIAL.get(character, character) for character in plain)


def _key(cited: Citation, taken: set[str]) -> str:
    """Make a key of plain letters; what is not the first of its name gets a number."""
    folded = unicodedata.normalize("NFKD", cited.reference_code).encode("ascii", "ignore").decode()
    plain = _NO_KEY.sub("-", folded).strip("-") or cited.id
    key, number = plain, 1
    while key.lower() in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key.lower())
    return key
