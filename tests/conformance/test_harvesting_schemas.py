"""What harvesters are given is valid by the schemas of OAI-PMH 2.0, Dublin Core and Europeana.

`schemas/README.md` says where these come from. Europeana's Schematron rules are read from them;
`isValidRightsField`, which is no function of XPath, is told here by the addresses that they list.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.record_links import RecordLinks
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription
from app.exchange import dublin_core, europeana
from app.exchange.mapping_reading import load_mapping
from app.exchange.planning import plan
from app.exchange.sample import sample_photographs
from app.exchange.tables import read_table
from app.exchange.xml_writing import written
from app.iiif.addresses import Addresses
from app.iiif.record_links import record_links

PROJECT = Path(__file__).parents[2]
REAL = PROJECT.parent / "shared" / "real" / "copy1-60"
SCHEMAS = Path(__file__).with_name("schemas")
IN_DUBLIN_CORE = etree.XMLSchema(file=str(SCHEMAS / "answers-in-dublin-core.xsd"))
IN_EDM = etree.XMLSchema(file=str(SCHEMAS / "answers-in-edm.xsd"))
RULES = "{http://purl.oclc.org/dsdl/schematron}"
PREFIXES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
HERE = Addresses("https://archive.example.org/verso")
Cataloguing = Callable[[PhotographDescription], CataloguedPhotograph]


def rules() -> Iterator[tuple[str, str, str]]:
    """Give each rule of Europeana's for what is handed in: where it holds, its test, its words."""
    for file in sorted((SCHEMAS / "edm").glob("*.xsd")):
        for each in etree.parse(file).iter(f"{RULES}assert"):
            if "isValidRightsField" not in each.get("test"):
                said = " ".join("".join(each.itertext()).split())
                yield each.getparent().get("context"), each.get("test"), said


def exists(_: Any, found: Any) -> bool:
    """XPath 2.0, 15.1.3 fn:exists."""
    return bool(found)


ASSERTIONS = [
    (
        etree.XPath(f"//{context}", namespaces=PREFIXES),
        etree.XPath(test, namespaces=PREFIXES, extensions={(None, "exists"): exists}),
        said,
    )
    for context, test, said in rules()
]
RIGHTS = [
    re.compile(found.get("value"))
    for found in etree.parse(SCHEMAS / "edm/EDM-EXTERNAL-MAIN.xsd").iter("{*}pattern")
    if found.get("value", "").startswith("^http")
]


def faults(record: Element, schema: etree.XMLSchema) -> list[str]:
    """Say what is wrong with a record by a schema, and by the rules in it."""
    tree = etree.fromstring(written(record))
    if not schema.validate(tree):
        return [one.message for one in schema.error_log]
    broken = [
        said for where, test, said in ASSERTIONS if any(not test(each) for each in where(tree))
    ]
    told = tree.xpath("//edm:rights/@rdf:resource", namespaces=PREFIXES)
    wrong = [uri for uri in told if not any(form.match(uri) for form in RIGHTS)]
    return broken + wrong


def links_of(photograph: CataloguedPhotograph) -> RecordLinks:
    return record_links(photograph, addresses=HERE, limits=ImageLimits())


def refuse_faults(photograph: CataloguedPhotograph) -> None:
    links = links_of(photograph)
    assert faults(dublin_core.dublin_core(photograph, links), IN_DUBLIN_CORE) == []
    assert faults(europeana.europeana(photograph, links, provider="Verso"), IN_EDM) == []


def test_the_rules_of_europeana_are_there() -> None:
    assert (len(ASSERTIONS) > 15, len(RIGHTS) > 6) == (True, True)
    assert RIGHTS[-1].match("http://rightsstatements.org/vocab/CNE/1.0/")


def test_every_record_of_the_sample_is_valid(catalogued: Cataloguing) -> None:
    card = ScanDescription("a" * 64, width_px=1800, height_px=1200)
    for one in sample_photographs():
        drawn = replace(one, sides=tuple(replace(side, scans=(card,)) for side in one.sides))
        refuse_faults(catalogued(one))
        refuse_faults(catalogued(drawn))


def test_every_real_record_is_valid(catalogued: Cataloguing) -> None:
    if not REAL.is_dir():
        pytest.skip(f"the real records are not here: {REAL}")
    mapping = load_mapping(PROJECT / "docs/how-to/import-copy1-60.yaml")
    for row in read_table(REAL / "catalogue.json", mapping.table).rows:
        refuse_faults(catalogued(plan(row, mapping).description))


def test_a_record_that_says_next_to_nothing_is_valid(catalogued: Cataloguing) -> None:
    refuse_faults(catalogued(PhotographDescription("A")))


STATEMENTS = [
    f"http://rightsstatements.org/vocab/{name}/1.0/"
    for name in ("InC", "InC-NC", "InC-RUU", "InC-EDU", "InC-OW-EU", "NoC-CR", "UND", "NKC", "CNE")
] + [
    "http://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by/4.0/pl/",
    "http://creativecommons.org/licenses/by-sa/3.0/", "http://creativecommons.org/licenses/by/3.0/pl/",
    "http://creativecommons.org/publicdomain/mark/1.0/", "http://creativecommons.org/licenses/by/2.1/",
    "http://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/licenses/nc/1.0/",
    "", "https://example.org/ours",
]  # fmt: skip


@pytest.mark.parametrize("uri", STATEMENTS)
def test_whatever_rights_are_stated_europeana_takes_what_is_told(
    uri: str, catalogued: Cataloguing
) -> None:
    refuse_faults(catalogued(PhotographDescription("A", rights=(RightsDescription(uri),))))
