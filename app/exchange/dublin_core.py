"""A photograph's record in Dublin Core, as OAI-PMH 2.0, 5 Dublin Core has it."""

from typing import Final
from xml.etree.ElementTree import Element

from app.domain.catalogued import CataloguedPhotograph
from app.domain.record_links import RecordLinks
from app.exchange.record_words import record_words
from app.exchange.xml_writing import add, root

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def dublin_core(photograph: CataloguedPhotograph, links: RecordLinks) -> Element:
    """Write the record, each element with its language where that is known."""
    where = {"xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}"}
    told = root("oai_dc:dc", "oai_dc", "dc", "xsi", attributes=where)
    for word in record_words(photograph, links):
        add(told, f"dc:{word.element}", word.value, language=word.language)
    return told
