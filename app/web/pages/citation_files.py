"""References and tables as files: of one photograph, of a selection, of what a search finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.exchange import citation_bibtex, citation_csl, citation_ris
from app.exchange.citation import Citation, cite
from app.exchange.selection_table import selection_csv
from app.web.pages.desk import Desk

Written = Callable[[Iterable[Citation]], str]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: how it is called, its media type, and how it is written of references.

    `suffix` is what its name ends with where that is not the ending of its address.
    """

    name: str
    media_type: str
    written: Written | None = None
    suffix: str = ""


CSV: Final = "csv"
FILES: Final[Mapping[str, FileKind]] = {
    CSV: FileKind("CSV", "text/csv; charset=utf-8; header=present"),
    "ris": FileKind("RIS", f"{citation_ris.MEDIA_TYPE}; charset=utf-8", citation_ris.as_ris),
    "bib": FileKind(
        "BibTeX", f"{citation_bibtex.MEDIA_TYPE}; charset=utf-8", citation_bibtex.as_bibtex
    ),
    "csl": FileKind("CSL-JSON", citation_csl.MEDIA_TYPE, citation_csl.as_csl, "csl.json"),
}
"""By the ending of their address. Zotero reads all but the first."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """Where a file is fetched."""

    name: str
    link: str


def cited(photograph: CataloguedPhotograph, desk: Desk) -> Citation:
    """Gather the reference to a photograph in the reader's language."""
    address = desk.server.addresses.photograph(photograph.id)
    return cite(photograph, address=address, language=desk.words.language)


def send_file(
    photographs: Sequence[CataloguedPhotograph], desk: Desk, *, ending: str, name: str
) -> Response:
    """Send photographs as a file that is called by its name and ending; `NotFound` for others."""
    if ending not in FILES:
        raise NotFound("There is nothing at this address.")
    kind, addresses = FILES[ending], desk.server.addresses
    if kind.written is None:
        body = "\ufeff" + selection_csv(  # by the mark a spreadsheet knows that it is UTF-8
            photographs,
            page=addresses.photograph,
            manifest=addresses.manifest,
            language=desk.words.language,
        )
    else:
        body = kind.written(cited(photograph, desk) for photograph in photographs)
    headers = {
        "cache-control": "private, no-store",
        "content-disposition": f'attachment; filename="{name}.{kind.suffix or ending}"',
        "x-robots-tag": "noindex",
    }
    return Response(body, media_type=kind.media_type, headers=headers)
