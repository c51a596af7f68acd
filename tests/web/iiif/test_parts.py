"""Parts of a document by their ids. IIIF Presentation API 3.0, 3.2 `id`."""

import orjson
import pytest

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.web.iiif.parts import part_of

MANIFEST = {
    "@context": "http://iiif.io/api/presentation/3/context.json",
    "id": "m",
    "start": {"id": "c1", "type": "Canvas"},
    "items": [
        {"id": "c1", "type": "Canvas", "height": 10, "items": [{"id": "p1", "type": "Page"}]},
        {"id": "c2", "type": "Canvas", "height": 20},
    ],
}


def document() -> DeliveredDocument:
    return DeliveredDocument(orjson.dumps(MANIFEST), '"m1"', is_public=True)


def test_a_part_is_cut_out_with_the_context_of_the_whole() -> None:
    found = part_of(document(), "c2")
    assert orjson.loads(found.body) == {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": "c2",
        "type": "Canvas",
        "height": 20,
    }
    assert found.is_public


def test_a_part_is_the_thing_itself_and_not_what_points_to_it() -> None:
    assert orjson.loads(part_of(document(), "c1").body)["height"] == 10


def test_a_part_of_a_part_is_found() -> None:
    assert orjson.loads(part_of(document(), "p1").body)["type"] == "Page"


def test_what_the_document_does_not_hold_is_not_found() -> None:
    with pytest.raises(NotFound):
        part_of(document(), "c3")
