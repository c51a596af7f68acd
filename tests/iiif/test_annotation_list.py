"""IIIF Presentation API 2.1.1, 5.6 Annotation List."""

import orjson
import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.iiif.addresses import Addresses
from app.iiif.annotation_list import annotation_list

BELOW = "https://archive.example.org/iiif/presentation"


def test_what_is_written_is_painted_as_text_on_the_canvas(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    document = orjson.loads(annotation_list(photograph, "s2", addresses=addresses))
    assert (document["@id"], document["@type"]) == (f"{BELOW}/2/p1/list/s2", "sc:AnnotationList")
    stamp, whole, _ = document["resources"]
    assert stamp == {
        "@id": f"{BELOW}/3/p1/annotation/r3",
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": {
            "@type": "cnt:ContentAsText",
            "chars": "ФОТО 1942",
            "format": "text/plain",
        },
        "on": f"{BELOW}/3/p1/canvas/s2",
    }
    assert whole["on"] == f"{BELOW}/3/p1/canvas/s2#xywh=10,20,300,40"
    assert whole["resource"]["language"] == "en"


def test_another_photograph_s_side_has_no_list(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    with pytest.raises(NotFound):
        annotation_list(photograph, "s7", addresses=addresses)
