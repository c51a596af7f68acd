"""The Europeana Data Model: what the Mapping Guidelines 2.4 make mandatory, and IIIF beside it."""

from dataclasses import replace

from lxml import etree

from app.domain.catalogued import CataloguedPhotograph
from app.domain.photographs import PhotographDescription
from app.domain.record_links import RecordLinks
from app.exchange.europeana import europeana
from app.exchange.xml_writing import written

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "svcs": "http://rdfs.org/sioc/services#",
}
RESOURCE = f"{{{NS['rdf']}}}resource"
ABOUT = f"{{{NS['rdf']}}}about"
HERE = "https://archive.example.org"


def tree_of(photograph: CataloguedPhotograph, links: RecordLinks) -> etree._Element:
    return etree.fromstring(written(europeana(photograph, links, provider="Verso")))


def test_the_aggregation_has_what_is_mandatory_in_its_order(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    whole = tree_of(harvested, links).find("ore:Aggregation", NS)
    assert whole is not None
    told = [(etree.QName(each).localname, each.get(RESOURCE) or each.text or "") for each in whole]
    assert told == [
        ("aggregatedCHO", f"{HERE}/p1#thing"), ("dataProvider", "Institute"),
        ("hasView", f"{HERE}/2.jpg"), ("isShownAt", f"{HERE}/p1"),
        ("isShownBy", f"{HERE}/1.jpg"), ("object", f"{HERE}/1.jpg"), ("provider", "Verso"),
        ("rights", "http://rightsstatements.org/vocab/InC/1.0/"),
    ]  # fmt: skip


def test_the_thing_is_an_image_with_a_title_a_type_and_a_place(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    thing = tree_of(harvested, links).find("edm:ProvidedCHO", NS)
    assert thing is not None
    assert thing.get(ABOUT) == f"{HERE}/p1#thing"
    assert thing[-1].tag == f"{{{NS['edm']}}}type"
    for name, text in (
        ("dc:title", "By the <Volga>"), ("dcterms:created", "1942"), ("edm:type", "IMAGE"),
        ("dcterms:spatial", "Buzuluk"), ("dcterms:medium", "paper print"),
        ("dcterms:isPartOf", "The Army"), ("dcterms:provenance", "J. Kowalski"),
    ):  # fmt: skip
        assert thing.findtext(name, namespaces=NS) == text


def test_each_picture_leads_to_its_service_and_to_the_manifest(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    tree = tree_of(harvested, links)
    services = {each.get(ABOUT) for each in tree.findall("svcs:Service", NS)}
    pictures = tree.findall("edm:WebResource", NS)
    assert [each.get(ABOUT) for each in pictures] == [f"{HERE}/1.jpg", f"{HERE}/2.jpg"]
    for picture in pictures:
        manifest = picture.find("dcterms:isReferencedBy", NS)
        service = picture.find("svcs:has_service", NS)
        assert manifest is not None
        assert service is not None
        assert manifest.get(RESOURCE) == f"{HERE}/manifest"
        assert service.get(RESOURCE) in services


def test_where_nobody_has_said_what_may_be_done_that_is_said(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    bare = replace(harvested, description=PhotographDescription("U/1/8"))
    whole = tree_of(bare, replace(links, pictures=())).find("ore:Aggregation", NS)
    assert whole is not None
    rights = whole.find("edm:rights", NS)
    assert rights is not None
    assert rights.get(RESOURCE) == "http://rightsstatements.org/vocab/CNE/1.0/"
    assert whole.findtext("edm:dataProvider", namespaces=NS) == "Verso"
    assert whole.find("edm:isShownBy", NS) is None
