"""IIIF Presentation API 3.0, 5.8 Annotation Collection; cookbook 0309."""

from dataclasses import replace

import orjson
import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import ReadingLayer
from app.iiif.addresses import Addresses
from app.iiif.annotation_layers import layer_collection, layer_page
from app.iiif.annotations import annotation_page

BELOW = "https://archive.example.org/iiif/presentation/3/p1"


def test_a_layer_is_named_in_both_languages_and_leads_to_its_pages(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    body = layer_collection(photograph, ReadingLayer.TRANSLATION, addresses=addresses)
    page = {"id": f"{BELOW}/layer/translation/s2", "type": "AnnotationPage"}
    assert orjson.loads(body) == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{BELOW}/layer/translation",
        "type": "AnnotationCollection",
        "label": {"en": ["Translation"], "pl": ["Tłumaczenie"]},
        "total": 1,
        "first": page,
        "last": page,
    }


def test_the_pages_of_a_layer_follow_each_other_with_the_annotations_of_the_sides(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    recto, verso = photograph.description.sides
    inscribed = replace(recto, inscriptions=verso.inscriptions[1:])
    described = replace(photograph.description, sides=(inscribed, verso))
    photograph = replace(photograph, description=described)
    layer = ReadingLayer.DIPLOMATIC
    first, last = (
        orjson.loads(layer_page(photograph, layer, side, addresses=addresses))
        for side in ("s1", "s2")
    )
    assert first["next"]["id"] == last["id"] == f"{BELOW}/layer/diplomatic/s2"
    assert last["prev"]["id"] == first["id"]
    assert "prev" not in first
    assert "next" not in last
    assert first["partOf"][0]["id"] == f"{BELOW}/layer/diplomatic"
    whole = orjson.loads(annotation_page(photograph, "s2", addresses=addresses))["items"]
    assert all(item in whole for item in last["items"])
    assert len(last["items"]) == 2


def test_a_layer_in_which_nothing_is_read_is_not_there(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    with pytest.raises(NotFound):
        layer_collection(photograph, ReadingLayer.NORMALISED, addresses=addresses)
    with pytest.raises(NotFound):
        layer_page(photograph, ReadingLayer.TRANSLATION, "s1", addresses=addresses)
