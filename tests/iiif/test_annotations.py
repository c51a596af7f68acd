"""IIIF Presentation API 3.0, 5.5 Annotation Page, 5.6 Annotation; the shape all viewers show."""

from dataclasses import replace

import orjson
import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.sides import SideDescription, SideKind
from app.iiif.addresses import Addresses
from app.iiif.annotations import annotation_page, has_annotations

BELOW = "https://archive.example.org/iiif/presentation/3/p1"
MOTIVATION = ["supplementing", "commenting"]


def test_the_page_of_a_side_in_full(photograph: CataloguedPhotograph, addresses: Addresses) -> None:
    page = orjson.loads(annotation_page(photograph, "s2", addresses=addresses))
    assert page == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{BELOW}/annotations/s2",
        "type": "AnnotationPage",
        "partOf": [
            {
                "id": f"{BELOW}/layer/diplomatic",
                "type": "AnnotationCollection",
                "label": {
                    "en": ["Transcription, as it is written"],
                    "pl": ["Transkrypcja, zgodnie z zapisem"],
                },
            },
            {
                "id": f"{BELOW}/layer/translation",
                "type": "AnnotationCollection",
                "label": {"en": ["Translation"], "pl": ["Tłumaczenie"]},
            },
        ],
        "items": [
            {
                "id": f"{BELOW}/annotation/r3",
                "type": "Annotation",
                "motivation": MOTIVATION,
                "body": {"type": "TextualBody", "value": "ФОТО 1942", "format": "text/plain"},
                "target": f"{BELOW}/canvas/s2",
            },
            {
                "id": f"{BELOW}/annotation/r2",
                "type": "Annotation",
                "motivation": MOTIVATION,
                "body": {
                    "type": "TextualBody",
                    "value": "Stalin’s paradise... <after the amnesty>",  # noqa: RUF001
                    "format": "text/plain",
                    "language": "en",
                },
                "target": f"{BELOW}/canvas/s2#xywh=10,20,300,40",
            },
            {
                "id": f"{BELOW}/annotation/r1",
                "type": "Annotation",
                "motivation": MOTIVATION,
                "body": {
                    "type": "TextualBody",
                    "value": "Stalin's paradise...",
                    "format": "text/plain",
                    "language": "en",
                },
                "target": f"{BELOW}/canvas/s2#xywh=10,20,300,40",
            },
        ],
    }


def test_a_side_without_writing_has_an_empty_page(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    assert orjson.loads(annotation_page(photograph, "s1", addresses=addresses))["items"] == []


@pytest.mark.parametrize("side_id", ["", "s3", "p1", "../s1"])
def test_a_side_of_another_photograph_is_not_found(
    photograph: CataloguedPhotograph, addresses: Addresses, side_id: str
) -> None:
    with pytest.raises(NotFound):
        annotation_page(photograph, side_id, addresses=addresses)


def test_a_language_tag_stands_whole_and_text_is_verbatim(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    reading = ReadingDescription("  zwei\tZeilen\n", language="de-1901", id="r1")
    inscription = InscriptionDescription(InscriptionKind.NOTE, (reading,), id="n1")
    side = SideDescription(SideKind.RECTO, inscriptions=(inscription,), id="s1")
    described = replace(photograph.description, sides=(side,))
    page = annotation_page(replace(photograph, description=described), "s1", addresses=addresses)
    (item,) = orjson.loads(page)["items"]
    assert item["body"]["value"] == "  zwei\tZeilen\n"
    assert item["body"]["language"] == "de-1901"


def test_what_nobody_has_read_is_no_annotation() -> None:
    illegible = InscriptionDescription(InscriptionKind.ILLEGIBLE)
    blank = InscriptionDescription(InscriptionKind.NOTE, (ReadingDescription(" "),))
    read = InscriptionDescription(InscriptionKind.NOTE, (ReadingDescription("?"),))
    assert not has_annotations(SideDescription(SideKind.VERSO))
    assert not has_annotations(SideDescription(SideKind.VERSO, inscriptions=(illegible, blank)))
    assert has_annotations(SideDescription(SideKind.VERSO, inscriptions=(illegible, read)))
