"""The words of schema.org for units: Collection, ArchiveComponent."""

from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph
from app.domain.units import UnitDescription
from app.exchange.schema_org_units import unit_schema_org

HERE = "https://archive.example.org"


def test_a_unit_is_told_with_what_it_is_part_of(harvested: CataloguedPhotograph) -> None:
    above = harvested.units[0]
    described = UnitDescription(
        "U/1/A",
        {"en": ["Album"], "pl": ["Album"]},
        date_as_written="winter",
        date_edtf="1942",
        scope_and_content={"en": ["On the <Volga>"]},
    )
    unit = replace(above, id="u2", description=described)
    told = unit_schema_org((above, unit), (f"{HERE}/u1", f"{HERE}/u2"), collection=f"{HERE}/c2")
    assert told == {
        "@context": "https://schema.org",
        "@type": ["Collection", "ArchiveComponent"],
        "@id": f"{HERE}/u2",
        "url": f"{HERE}/u2",
        "name": [
            {"@language": "en", "@value": "Album"},
            {"@language": "pl", "@value": "Album"},
        ],
        "identifier": "U/1/A",
        "isPartOf": told["isPartOf"],
        "description": [{"@language": "en", "@value": "On the <Volga>"}],
        "temporalCoverage": "1942-01-01/1942-12-31",
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{HERE}/c2",
            "encodingFormat": (
                'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
            ),
        },
    }
    assert told["isPartOf"]["@id"] == f"{HERE}/u1"


def test_of_a_bare_unit_little_is_said(harvested: CataloguedPhotograph) -> None:
    unit = replace(harvested.units[0], description=UnitDescription("U", {}))
    told = unit_schema_org((unit,), (f"{HERE}/u",), collection=f"{HERE}/c")
    assert told["name"] == told["identifier"] == "U"
    assert not {"isPartOf", "description", "temporalCoverage"} & set(told)
