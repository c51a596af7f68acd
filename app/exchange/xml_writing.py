"""XML as it is handed out: names with the prefixes that everybody uses, and clean text.

Names are written as they are to stand, `dc:title`; what is to stand alone declares its prefixes
itself, so that a part cut out of a longer document is a document too.
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

_NAMESPACES: Final[Mapping[str, str]] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "svcs": "http://rdfs.org/sioc/services#",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_NOT_TEXT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, 2.2 Characters: what no document may hold."""


def root(name: str, *prefixes: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Begin a document, or a part that can stand alone, which uses these prefixes."""
    declared = {f"xmlns:{prefix}": _NAMESPACES[prefix] for prefix in prefixes}
    return Element(name, {**declared, **(attributes or {})})


def clean(text: str) -> str:
    """Take out what no XML document may hold."""
    return _NOT_TEXT.sub("", text)


def add(
    parent: Element,
    name: str,
    text: str = "",
    *,
    language: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Element:
    """Add an element below another; `language` is a BCP 47 tag, or empty."""
    kept = {each: clean(value) for each, value in (attributes or {}).items()}
    if language:
        kept["xml:lang"] = clean(language)
    made = SubElement(parent, name, kept)
    made.text = clean(text) or None
    return made


def written(document: Element) -> bytes:
    """Write a document: UTF-8, with its declaration."""
    body: bytes = tostring(document, encoding="utf-8", xml_declaration=True)
    return body
