"""Dublin Core Metadata Element Set 1.1, as OAI-PMH 2.0, 5 has it."""

from dataclasses import replace

from lxml import etree

from app.domain.catalogued import CataloguedPhotograph
from app.domain.photographs import PhotographDescription
from app.domain.record_links import RecordLinks
from app.exchange.dublin_core import dublin_core
from app.exchange.xml_writing import written

DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELEMENTS = {
    "contributor", "coverage", "creator", "date", "description", "format", "identifier",
    "language", "publisher", "relation", "rights", "source", "subject", "title", "type",
}  # fmt: skip


def told(photograph: CataloguedPhotograph, links: RecordLinks) -> list[tuple[str, str, str]]:
    tree = etree.fromstring(written(dublin_core(photograph, links)))
    assert tree.tag == "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
    assert all(each.tag.removeprefix(DC) in ELEMENTS for each in tree)
    return [(each.tag.removeprefix(DC), each.text or "", each.get(LANG, "")) for each in tree]


def test_all_that_there_is_an_element_for_is_told(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    assert told(harvested, links) == [
        ("title", "By the <Volga>", "en"), ("title", "No 7", ""),
        ("creator", "M. Nowak", ""), ("subject", "W. Anders", ""), ("subject", "soldiers", ""),
        ("description", "Żołnierze", "pl"), ("description", "Nad Wołgą | zima 1942", "pl"),
        ("publisher", "Institute", "en"), ("date", "1942", ""),
        ("type", "StillImage", ""), ("type", "photograph", "en"),
        ("format", "paper print", ""), ("format", "gelatin silver", ""),
        ("format", "90 × 62.5 mm", ""),  # noqa: RUF001 - a cross is meant
        ("identifier", "https://archive.example.org/p1", ""),
        ("identifier", "U/1/7", ""), ("identifier", "N-12", ""),
        ("source", "Photo: Institute", ""), ("language", "pl", ""), ("language", "en", ""),
        ("relation", "https://archive.example.org/manifest", ""),
        ("relation", "https://archive.example.org/u1", ""), ("coverage", "Buzuluk", ""),
        ("rights", "Ask the institute", ""),
        ("rights", "http://rightsstatements.org/vocab/InC/1.0/", ""),
    ]  # fmt: skip


def test_a_photograph_of_which_nothing_is_known_is_called_by_its_code(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    bare = replace(harvested, description=PhotographDescription("U/1/8"), units=())
    assert told(bare, replace(links, units=()))[0] == ("title", "U/1/8", "")
