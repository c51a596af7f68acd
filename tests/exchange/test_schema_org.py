"""The words of schema.org: Photograph, ArchiveComponent, and what is around them."""

from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateDescription, DateOf
from app.domain.photographs import PhotographDescription
from app.domain.record_links import RecordLinks
from app.exchange.schema_org import schema_org

HERE = "https://archive.example.org"


def test_a_photograph_is_told_with_all_that_is_around_it(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    told = schema_org(harvested, links)
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == ["Photograph", "ArchiveComponent"]
    assert told["@id"] == f"{HERE}/p1"
    assert told["name"] == [{"@language": "en", "@value": "By the <Volga>"}, "No 7"]
    assert told["identifier"] == ["U/1/7", "N-12"]
    assert told["creator"] == [{"@type": "Person", "name": "M. Nowak"}]
    assert told["about"] == [{"@type": "Person", "name": "W. Anders"}]
    assert told["locationCreated"] == [{"@type": "Place", "name": "Buzuluk"}]
    assert (told["dateCreated"], told["temporalCoverage"]) == ("1942", "1942-01-01/1942-12-31")
    assert told["license"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert told["copyrightNotice"] == ["Ask the institute"]
    assert told["creditText"] == "Photo: Institute"
    assert told["holdingArchive"] == {
        "@type": "ArchiveOrganization",
        "name": [{"@language": "en", "@value": "Institute"}],
        "alternateName": "IPN",
        "url": "https://ipn.example.org/",
    }
    assert told["isPartOf"]["@type"] == ["Collection", "ArchiveComponent"]
    assert told["isPartOf"]["@id"] == f"{HERE}/u1"


def test_what_is_written_on_it_is_part_of_it(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    assert schema_org(harvested, links)["hasPart"] == [
        {
            "@type": "CreativeWork",
            "name": "note (verso)",
            "text": "Nad Wołgą | zima 1942",
            "inLanguage": "pl",
            "creator": "J. Kowalski",
        }
    ]


def test_its_pictures_carry_licence_and_credit(
    harvested: CataloguedPhotograph, links: RecordLinks
) -> None:
    first, second = schema_org(harvested, links)["image"]
    assert first == {
        "@type": "ImageObject",
        "contentUrl": f"{HERE}/1.jpg",
        "thumbnailUrl": f"{HERE}/1s.jpg",
        "width": 3000,
        "height": 2000,
        "encodingFormat": "image/jpeg",
        "license": "http://rightsstatements.org/vocab/InC/1.0/",
        "creditText": "Photo: Institute",
    }
    assert second["contentUrl"] == f"{HERE}/2.jpg"


def test_what_is_not_known_is_not_said(harvested: CataloguedPhotograph, links: RecordLinks) -> None:
    dates = (DateDescription(DateOf.TAKEN, "before the war"),)
    bare = replace(harvested, description=PhotographDescription("U/1/8", dates=dates), units=())
    told = schema_org(bare, replace(links, pictures=(), units=()))
    assert told.keys() == {
        "@context", "@type", "@id", "url", "name", "identifier", "dateModified", "datePublished",
        "encoding",
    }  # fmt: skip
    assert told["name"] == "U/1/8"
