"""A photograph's record in the Europeana Data Model, for whoever gathers for Europeana.

EDM Mapping Guidelines 2.4: the thing (5.1 edm:ProvidedCHO), its pictures (5.2 edm:WebResource),
their services, and what holds all together (5.3 ore:Aggregation).
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from app.domain.agents import AgentRole
from app.domain.catalogued import CataloguedPhotograph
from app.domain.languages import best
from app.domain.record_links import PictureLink, RecordLinks
from app.exchange.record_words import Word, record_words, told
from app.exchange.xml_writing import add, root

NAMESPACE: Final = "http://www.europeana.eu/schemas/edm/"
SCHEMA: Final = "http://www.europeana.eu/schemas/edm/EDM.xsd"

NOT_EVALUATED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
"""What is to be said where nobody has said what may be done: edm:rights is mandatory."""

IN_COPYRIGHT: Final = "http://rightsstatements.org/vocab/InC/1.0/"

_ANY_COPYRIGHT: Final = "http://rightsstatements.org/vocab/InC-"
_TAKEN: Final = re.compile(
    r"http://(rightsstatements\.org/vocab/(NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)/1\.0/"
    r"|creativecommons\.org/publicdomain/(zero|mark)/1\.0/"
    r"|creativecommons\.org/licenses/(by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)/"
    r"([123]\.0/|2\.5/|4\.0/))",
    re.ASCII,
)
"""Half of the statements of RightsStatements.org; licences as such, not as ported to a country."""

_PREFIXES: Final = ("rdf", "edm", "ore", "dc", "dcterms", "svcs", "doap")
_LEVEL: Final = "http://iiif.io/api/image/3/level2.json"
_IMAGE_API: Final = "http://iiif.io/api/image"
_CLOSER: Final[Mapping[str, str]] = {
    "coverage": "dcterms:spatial",
    "date": "dcterms:created",
    "format": "dcterms:medium",
}
"""What EDM calls more closely what Dublin Core calls so."""
_PROVENANCE: Final = frozenset({AgentRole.DONOR, AgentRole.FORMER_OWNER})


def europeana(photograph: CataloguedPhotograph, links: RecordLinks, *, provider: str) -> Element:
    """Write the record; `provider` is who hands it on, where the holder is not named."""
    whole = root("rdf:RDF", *_PREFIXES)
    thing = f"{links.page}#thing"
    _thing(whole, thing, photograph, links)
    for picture in links.pictures:
        _picture(whole, picture, photograph, links)
    for picture in links.pictures:
        service = _about(whole, "svcs:Service", picture.service)
        _to(service, "dcterms:conformsTo", _IMAGE_API)
        _to(service, "doap:implements", _LEVEL)
    _whole(whole, thing, photograph, links, provider)
    return whole


def _thing(
    whole: Element, address: str, photograph: CataloguedPhotograph, links: RecordLinks
) -> None:
    """5.1: the photograph itself, as the archive keeps it."""
    made = _about(whole, "edm:ProvidedCHO", address)
    for word in record_words(photograph, links):
        if word.element != "relation":
            _word(made, _CLOSER.get(word.element, f"dc:{word.element}"), word)
    for unit in photograph.units[-1:]:
        for word in told("isPartOf", unit.description.title):
            _word(made, "dcterms:isPartOf", word)
    for agent in photograph.description.agents:
        if agent.role in _PROVENANCE and agent.name:
            add(made, "dcterms:provenance", agent.name)
    add(made, "edm:type", "IMAGE")


def _picture(
    whole: Element, picture: PictureLink, photograph: CataloguedPhotograph, links: RecordLinks
) -> None:
    """5.2: a picture of it, with where it is served and the manifest that it stands in.

    In the order that Europeana's schema wants.
    """
    made = _about(whole, "edm:WebResource", picture.image)
    add(made, "dc:format", "image/jpeg")
    add(made, "dcterms:extent", f"{picture.width_px} x {picture.height_px} px")
    _to(made, "edm:rights", _rights(photograph))
    _to(made, "dcterms:isReferencedBy", links.manifest)
    _to(made, "svcs:has_service", picture.service)


def _whole(
    whole: Element, thing: str, photograph: CataloguedPhotograph, links: RecordLinks, provider: str
) -> None:
    """5.3, in the order that Europeana's schema wants."""
    made = _about(whole, "ore:Aggregation", f"{links.page}#aggregation")
    _to(made, "edm:aggregatedCHO", thing)
    holder = photograph.description.holder
    holding = (best(holder.names) or holder.acronym) if holder else ""
    add(made, "edm:dataProvider", holding or provider)
    for picture in links.pictures[1:]:
        _to(made, "edm:hasView", picture.image)
    _to(made, "edm:isShownAt", links.page)
    for picture in links.pictures[:1]:
        _to(made, "edm:isShownBy", picture.image)
        _to(made, "edm:object", picture.image)
    add(made, "edm:provider", provider)
    _to(made, "edm:rights", _rights(photograph))


def _rights(photograph: CataloguedPhotograph) -> str:
    """Give the one statement that Europeana takes: the first that it knows, or one that holds too.

    All that is in copyright, for whatever reason, is in copyright.
    """
    asserted = [one.uri for one in photograph.description.rights]
    known = [uri for uri in asserted if _TAKEN.fullmatch(uri)]
    in_copyright = [IN_COPYRIGHT for uri in asserted if uri.startswith(_ANY_COPYRIGHT)]
    return next(iter(known + in_copyright), NOT_EVALUATED)


def _word(parent: Element, name: str, word: Word) -> None:
    add(parent, name, word.value, language=word.language)


def _about(parent: Element, name: str, address: str) -> Element:
    return add(parent, name, attributes={"rdf:about": address})


def _to(parent: Element, name: str, address: str) -> None:
    add(parent, name, attributes={"rdf:resource": address})
