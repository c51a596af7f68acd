"""Every address that Verso mints. They stand in other people's documents, and never change.

Length: one module mints them all, so that no address is made up anywhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from pydantic import HttpUrl

from app.domain.authorities import AuthorityNoun
from app.domain.inscriptions import ReadingLayer
from app.iiif.image_version import ImageVersion
from app.iiif.presentation_version import PresentationVersion

_V2, _V3 = PresentationVersion.V2, PresentationVersion.V3
_PLURALS: Final[Mapping[AuthorityNoun, str]] = {noun: f"{noun.value}s" for noun in AuthorityNoun}
_NO_SEGMENTS: Final = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class Addresses:
    """Absolute URIs below `base`, such as `http://127.0.0.1:8000`.

    `base` is kept as browsers and iiif-prezi3 write it: host in lower case, no port that goes
    without saying, no slash at the end. An address that is compared letter by letter must not
    have two spellings. Identifiers are taken as opaque and escaped; one that can't be a path's
    segment (empty, `.` or `..`) is a `ValueError`.
    """

    base: str

    def __post_init__(self) -> None:
        """Bring the base into its one spelling; `ValueError` for what isn't an http address."""
        object.__setattr__(self, "base", str(HttpUrl(self.base)).rstrip("/"))

    def image_service(self, image_id: str, version: ImageVersion = ImageVersion.V3) -> str:
        """Name an image service. Its `info.json` has this very `id`."""
        return self._at("iiif", str(version.value), image_id)

    def image(self, image_id: str, tail: str, version: ImageVersion = ImageVersion.V3) -> str:
        """Name an image: `tail` is `region/size/rotation/quality.format`, well-formed."""
        return f"{self.image_service(image_id, version)}/{tail}"

    def revisions(self, photograph_id: str) -> str:
        """Name the page of a photograph's history."""
        return f"{self.photograph(photograph_id)}/revisions"

    def revision(self, photograph_id: str, version: int) -> str:
        """Name the page of one state of a photograph: what it says never changes."""
        return f"{self.revisions(photograph_id)}/{version}"

    def manifest(self, photograph_id: str, version: PresentationVersion = _V3) -> str:
        """Name the manifest of a photograph, or of an album by its unit."""
        return self._below(photograph_id, "manifest", version=version)

    def sequence(self, photograph_id: str) -> str:
        """Name the one order of a manifest's canvases, which version 2 has a name for."""
        return self._below(photograph_id, "sequence", "normal", version=_V2)

    def canvas(self, photograph_id: str, side_id: str) -> str:
        """Name a side's canvas, in every version. It stays when the scan is replaced."""
        return self._below(photograph_id, "canvas", side_id)

    def painting_page(self, photograph_id: str, side_id: str) -> str:
        """Name the page of what is painted on a canvas."""
        return self._below(photograph_id, "painting", side_id)

    def painting(self, photograph_id: str, side_id: str) -> str:
        """Name the annotation that paints a side's picture."""
        return self._below(photograph_id, "painting", side_id, "picture")

    def notice_canvas(self, photograph_id: str, side_id: str) -> str:
        """Name the canvas that says why a side is withheld."""
        return self._below(photograph_id, "notice", side_id)

    def notice_painting(self, photograph_id: str, side_id: str, *more: str) -> str:
        """Name the page of what is painted on it, or the annotation there."""
        return self._below(photograph_id, "notice", side_id, "painting", *more)

    def notice_picture(self, photograph_id: str, side_id: str) -> str:
        """Name the picture of words that is painted on it."""
        return self._below(photograph_id, "notice", side_id, "words.svg")

    def range(self, owner_id: str, chapter_id: str) -> str:
        """Name a part of an album, in every version."""
        return self._below(owner_id, "range", chapter_id)

    def annotation_page(self, photograph_id: str, side_id: str) -> str:
        """Name the page of what is written on a side."""
        return self._below(photograph_id, "annotations", side_id)

    def annotation_list(self, photograph_id: str, side_id: str) -> str:
        """Name the same as version 2 has it."""
        return self._below(photograph_id, "list", side_id, version=_V2)

    def annotation(self, photograph_id: str, reading_id: str) -> str:
        """Name the annotation of one reading, in every version."""
        return self._below(photograph_id, "annotation", reading_id)

    def layer(self, photograph_id: str, layer: ReadingLayer) -> str:
        """Name the collection of a photograph's readings of one layer."""
        return self._below(photograph_id, "layer", layer.value)

    def layer_page(self, photograph_id: str, layer: ReadingLayer, side_id: str) -> str:
        """Name the page of a photograph's readings of one layer on one side."""
        return self._below(photograph_id, "layer", layer.value, side_id)

    def container(self, photograph_id: str, *, iris: bool = False, page: int | None = None) -> str:
        """Name the container of all annotations on a photograph, or a page of it.

        Web Annotation Protocol, 4: it ends with a slash. `iris` asks for names alone.
        """
        told = {"iris": "1" if iris else "", "page": "" if page is None else str(page)}
        return f"{self._at('iiif', 'annotations', photograph_id)}/{_query(told)}"

    def collection(
        self,
        unit_id: str,
        *,
        after: str = "",
        units_after: str = "",
        version: PresentationVersion = _V3,
    ) -> str:
        """Name a unit's collection, or the part of it behind a photograph or behind a unit."""
        query = {"after": after, "units_after": units_after}
        return self._collection(unit_id, version=version) + _query(query)

    def root_collection(self, *, after: str = "", version: PresentationVersion = _V3) -> str:
        """Name the collection of the units at the top, or the part of it behind a unit."""
        return self._collection("root", version=version) + _query({"after": after})

    def selection_collection(self, selection: str, *, version: PresentationVersion = _V3) -> str:
        """Name the collection of photographs that somebody has chosen; `selection` as written."""
        return self._collection("selection", selection, version=version)

    def search_collection(
        self, asked: str, *, cursor: str = "", version: PresentationVersion = _V3
    ) -> str:
        """Name the collection of what a search finds, or the part of it behind a cursor.

        `asked` is the query of the search's own address.
        """
        address = self._collection("search", version=version)
        told = "&".join(filter(None, (asked, _query({"cursor": cursor})[1:])))
        return f"{address}?{told}" if told else address

    def selection(self, selection: str = "", ending: str = "") -> str:
        """Name the page of a selection as written, or a file of it; else the reader's own."""
        return self._at("selection", f"{selection}{ending}") if selection else self._at("selection")

    def found(self, asked: str = "", ending: str = "") -> str:
        """Name the page of a search, or a file of it; `asked` is the query of its address."""
        address = f"{self.base}/search{ending}"
        return f"{address}?{asked}" if asked else address

    def citation(self, photograph_id: str, ending: str) -> str:
        """Name the reference to a photograph as a file, such as `.ris`."""
        return f"{self.photograph(photograph_id)}/citation{ending}"

    def probe(self, image_id: str) -> str:
        """Name what tells whether somebody may see an image."""
        return self._at("iiif", "auth", "probe", image_id)

    def viewing_access(self) -> str:
        """Name the window in which one signs in to see closed images in a viewer."""
        return self._at("iiif", "auth", "access")

    def viewing_token(self, version: int) -> str:
        """Name what gives a viewer its token, by Authorization Flow 2 or 1."""
        return self._at("iiif", "auth", str(version), "token")

    def viewing_end(self) -> str:
        """Name the window in which one signs out."""
        return self._at("iiif", "auth", "logout")

    def search(
        self,
        searched: str,
        version: int,
        *,
        query: str = "",
        asked: Iterable[tuple[str, str]] = (),
    ) -> str:
        """Name a search service of Content Search 1 or 2, or its answer to a question.

        `searched` is the id of a photograph or a unit, or `root`.
        """
        told = {"q": query, **dict(asked)}
        return self._at("iiif", "search", str(version), searched) + _query(told)

    def autocomplete(self, photograph_id: str, version: int, *, query: str = "") -> str:
        """Name a manifest's autocomplete service, or its answer to the beginning of a word."""
        return self._at("iiif", "autocomplete", str(version), photograph_id) + _query({"q": query})

    def content_state(self, photograph_id: str, side_id: str, xywh: str = "") -> str:
        """Name the content state that opens a side, or a region of it: `xywh` in its pixels."""
        address = self._at("iiif", "content-state", photograph_id, side_id)
        return address + (f"?xywh={xywh}" if xywh else "")

    def photograph(self, photograph_id: str) -> str:
        """Name a photograph's page."""
        return self._at("photographs", photograph_id)

    def record(self, photograph_id: str) -> str:
        """Name a photograph's record as JSON."""
        return f"{self.photograph(photograph_id)}.json"

    def sheet(self, photograph_id: str) -> str:
        """Name the sheet of a photograph that is made for printing."""
        return f"{self.photograph(photograph_id)}/sheet.pdf"

    def linked_record(self, photograph_id: str) -> str:
        """Name a photograph's record as JSON-LD, in the words of schema.org."""
        return f"{self.photograph(photograph_id)}.jsonld"

    def dublin_core(self, photograph_id: str) -> str:
        """Name a photograph's record in Dublin Core, as XML."""
        return f"{self.photograph(photograph_id)}.dc.xml"

    def europeana(self, photograph_id: str) -> str:
        """Name a photograph's record in the Europeana Data Model, as XML."""
        return f"{self.photograph(photograph_id)}.edm.xml"

    def activities(self, page: int | None = None) -> str:
        """Name the stream of changes, or a page of it by its number."""
        address = self._at("iiif", "discovery", "activities")
        return address if page is None else f"{address}/{page}"

    def oai(self) -> str:
        """Name where records are harvested from."""
        return self._at("oai")

    def sitemap(self, part: int | None = None) -> str:
        """Name the list of all pages for search engines, or a part of it by its number."""
        return self._at("sitemap.xml") if part is None else self._at("sitemap", f"{part}.xml")

    def holder(self, photograph_id: str) -> str:
        """Name whoever keeps a photograph, as its page names them."""
        return f"{self.photograph(photograph_id)}#holder"

    def unit(self, unit_id: str) -> str:
        """Name a unit's page."""
        return self._at("units", unit_id)

    def linked_unit(self, unit_id: str) -> str:
        """Name a unit's record as JSON-LD, in the words of schema.org."""
        return f"{self.unit(unit_id)}.jsonld"

    def unit_revisions(self, unit_id: str) -> str:
        """Name the history of a unit."""
        return self._at("units", unit_id, "revisions")

    def unit_revision(self, unit_id: str, version: int) -> str:
        """Name one state of a unit for good."""
        return self._at("units", unit_id, "revisions", str(version))

    def authorities(self, noun: AuthorityNoun) -> str:
        """Name the list of all authorities of a kind."""
        return self._at(_PLURALS[noun])

    def authority(self, noun: AuthorityNoun, authority_id: str) -> str:
        """Name the page of an agent, a place, a subject, a hand or a stamp."""
        return self._at(_PLURALS[noun], authority_id)

    def place(self, place_id: str) -> str:
        """Name the page of a place."""
        return self.authority(AuthorityNoun.PLACE, place_id)

    def authority_record(self, noun: AuthorityNoun, authority_id: str) -> str:
        """Name an authority's record as JSON."""
        return f"{self.authority(noun, authority_id)}.json"

    def linked_authority(self, noun: AuthorityNoun, authority_id: str) -> str:
        """Name an authority's record as JSON-LD, in the words of schema.org."""
        return f"{self.authority(noun, authority_id)}.jsonld"

    def viewer(
        self, photograph_id: str, side_id: str = "", query: str = "", reading_id: str = ""
    ) -> str:
        """Name the viewer, opened on a photograph, a side, a search in it, a reading of it."""
        return f"{self.base}/viewer" + _query(
            {"photograph": photograph_id, "side": side_id, "q": query, "reading": reading_id}
        )

    def compare(self, sides: Iterable[str]) -> str:
        """Name the page that shows sides beside each other, each as `photograph.side`."""
        return f"{self.base}/compare?" + "&".join(f"of={quote(side, safe='.')}" for side in sides)

    def _below(self, photograph_id: str, *segments: str, version: PresentationVersion = _V3) -> str:
        return self._at("iiif", "presentation", str(version.value), photograph_id, *segments)

    def _collection(self, *segments: str, version: PresentationVersion) -> str:
        return self._at("iiif", "presentation", str(version.value), "collection", *segments)

    def _at(self, *segments: str) -> str:
        return "/".join((self.base, *map(_segment, segments)))


def _segment(text: str) -> str:
    """Escape one segment of a path. RFC 3986, 3.3; dots alone would lead elsewhere (5.2.4)."""
    if text in _NO_SEGMENTS:
        raise ValueError(f"an address can't be made of the identifier {text!r}")
    return quote(text, safe="", errors="replace")


def _query(values: Mapping[str, str]) -> str:
    """Write what is not empty as a query, or nothing."""
    told = {name: value for name, value in values.items() if value}
    return f"?{urlencode(told, quote_via=quote, safe='', errors='replace')}" if told else ""
