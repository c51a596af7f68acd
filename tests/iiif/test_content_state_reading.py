"""IIIF Content State API 1.0, 2.2 and 5, with the addresses of this house."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotFound, Rejected
from app.domain.region import Region
from app.iiif.addresses import Addresses
from app.iiif.content_state import content_state, encode
from app.iiif.content_state_reading import OfAnotherCatalogue, Place, read_state

HERE = Addresses("https://archive.example.org/photos")
BELOW = "https://archive.example.org/photos/iiif/presentation/3/p1"
MANIFEST = {"id": f"{BELOW}/manifest", "type": "Manifest"}
CANVAS: dict[str, Any] = {
    "id": f"{BELOW}/canvas/s2#xywh=1,2,30,40",
    "type": "Canvas",
    "partOf": [MANIFEST],
}
REGION = Region(1, 2, 30, 40)


def annotation(target: Any, motivation: Any = ("contentState",)) -> dict[str, Any]:
    return {"type": "Annotation", "motivation": motivation, "target": target}


def read(state: Any) -> tuple[Place, ...]:
    """Read a state in its encoded and its plain form, which say the same."""
    plain = read_state(json.dumps(state), addresses=HERE)
    assert read_state(encode(state), addresses=HERE) == plain
    return plain


def test_every_form_of_one_state_opens_the_same() -> None:
    wanted = (Place("p1", "s2", REGION),)
    assert read(CANVAS) == wanted
    assert read(annotation(CANVAS)) == wanted
    assert read(annotation(CANVAS["id"], "contentState")) == wanted
    assert read(annotation([CANVAS])) == wanted
    assert read_state(content_state("p1", "s2", REGION, addresses=HERE), addresses=HERE) == wanted
    assert read_state(CANVAS["id"], addresses=HERE) == wanted
    assert read_state(HERE.content_state("p1", "s2", "1,2,30,40"), addresses=HERE) == wanted


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (f"{BELOW}/manifest", Place("p1")),
        (f"{BELOW}/manifest".replace("/3/", "/2/"), Place("p1")),
        (f"{BELOW}/canvas/s2", Place("p1", "s2")),
        (f"{BELOW}/annotation/r1", Place("p1", reading_id="r1")),
        (f"{BELOW}/annotations/s2", Place("p1", "s2")),
        (f"{BELOW}/range/1", Place("p1")),
        (HERE.collection("u1"), Place(unit_id="u1")),
        (HERE.photograph("p1"), Place("p1")),
        (HERE.unit("u1"), Place(unit_id="u1")),
    ],
)
def test_a_plain_address_opens_what_it_names(address: str, place: Place) -> None:
    assert read_state(address, addresses=HERE) == (place,)


@pytest.mark.parametrize(
    ("selector", "region"),
    [
        ({"type": "FragmentSelector", "value": "xywh=1,2,30,40"}, REGION),
        ({"type": "FragmentSelector", "value": "xywh=pixel:1,2.5,30,40.25"}, REGION),
        ({"type": "FragmentSelector", "value": "xywh=percent:1,2,30,40"}, None),
        ({"type": "ImageApiSelector", "region": "1,2,30,40"}, REGION),
        ([{"type": "PointSelector", "t": 14.5}, {"type": "FragmentSelector"}], None),
        ({"type": "PointSelector", "x": 1000, "y": 100}, Region(800, 0, 400, 400)),
        ({"type": "FragmentSelector", "value": "xywh=1,2,0,0"}, None),
        (None, None),
    ],
)
def test_a_selector_tells_the_region(selector: Any, region: Region | None) -> None:
    source = {"id": f"{BELOW}/canvas/s2", "type": "Canvas", "partOf": [MANIFEST]}
    state = annotation({"type": "SpecificResource", "source": source, "selector": selector})
    assert read(state) == (Place("p1", "s2", region),)


def test_several_targets_are_several_places() -> None:
    other = {"id": HERE.canvas("p2", "s9"), "type": "Canvas"}
    assert read(annotation([CANVAS, other])) == (Place("p1", "s2", REGION), Place("p2", "s9"))


def test_a_canvas_that_is_known_only_by_its_manifest_opens_that() -> None:
    urn = {"id": "urn:canvas:7", "type": "Canvas", "partOf": MANIFEST}
    assert read(urn) == (Place("p1"),)
    assert read({"id": f"{BELOW}/x", "type": "Range", "partOf": [MANIFEST]}) == (Place("p1"),)


def test_a_state_of_another_catalogue_tells_what_it_names_there() -> None:
    manifest = "https://elsewhere.example.org/manifest.json"
    canvas = {"id": f"{manifest}/canvas/1", "type": "Canvas", "partOf": [{"id": manifest}]}
    with pytest.raises(OfAnotherCatalogue) as told:
        read_state(encode(canvas), addresses=HERE)
    assert told.value.address == manifest


@pytest.mark.parametrize(
    "state",
    [
        "https://example.org/iiif/1/manifest",
        json.dumps({"id": "https://example.org/canvas/7", "type": "Canvas"}),
        "https://archive.example.org/photos/nowhere",
        "https://archive.example.org/iiif/presentation/3/p1/manifest",
    ],
)
def test_what_is_of_another_house_is_not_found(state: str) -> None:
    with pytest.raises(NotFound):
        read_state(state, addresses=HERE)


@pytest.mark.parametrize(
    "state",
    [
        "", " ", "ł", "\0", "A", "JTdC", "eyJ9!", "{", "[]", "{}", "5", encode(5), encode("x"),
        '{"type":"Annotation"}', '{"id":5}', '{"id":""}', '{"id":"urn:x"}', encode([[]]),
        '{"type":"Annotation","target":7}', '{"type":"SpecificResource"}', "https://[",
        "[" * 5000, '{"type":"Annotation","target":' * 30 + "1" + "}" * 30, "a" * 20_001,
    ],
)  # fmt: skip
def test_what_is_no_state_is_refused_by_the_name_of_its_parameter(state: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_state(state, addresses=HERE)
    assert [problem.where for problem in refused.value.problems] == ["iiif-content"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.just(CANVAS["id"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "id", "target", "source", "selector", "partOf", "x", "value"]),
            inner | st.sampled_from(["Annotation", "SpecificResource", "PointSelector"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_that_can_be_sent_breaks_it(state: Any) -> None:
    try:
        places = read_state(encode(state), addresses=HERE)
    except (Rejected, NotFound):
        return
    assert all(place.photograph_id or place.unit_id for place in places)
