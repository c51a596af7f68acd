"""Web Annotation Protocol (W3C, 23 February 2017), 4 Annotation Containers."""

from dataclasses import replace

import orjson
import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.iiif.addresses import Addresses
from app.iiif.annotation_container import (
    ON_A_PAGE,
    Contained,
    annotation_alone,
    annotation_container,
    container_page,
)

HERE = "https://archive.example.org/iiif/annotations/p1/"
ANNOTATION = "https://archive.example.org/iiif/presentation/3/p1/annotation"


@pytest.fixture
def much_written(photograph: CataloguedPhotograph) -> CataloguedPhotograph:
    """A verso with a page and a half of readings."""
    recto, verso = photograph.description.sides
    count = ON_A_PAGE * 3 // 2
    readings = tuple(ReadingDescription(f"word {n}", id=f"r{n}") for n in range(count))
    note = InscriptionDescription(InscriptionKind.NOTE, readings)
    sides = (recto, replace(verso, inscriptions=(note,)))
    return replace(photograph, description=replace(photograph.description, sides=sides))


def test_a_container_holds_its_first_page_whole(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    """4.2: PreferContainedDescriptions is what there is for who says nothing."""
    document = orjson.loads(annotation_container(photograph, Contained.WHOLE, addresses=addresses))
    assert document["@context"] == [
        "http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld",
    ]  # fmt: skip
    assert (document["id"], document["total"]) == (HERE, 3)
    assert document["type"] == ["BasicContainer", "AnnotationCollection"]
    assert document["modified"].startswith("2026-01-02T03:04:05")
    assert document["last"] == f"{HERE}?page=0"
    first = document["first"]
    assert (first["id"], first["startIndex"]) == (f"{HERE}?page=0", 0)
    assert [item["id"] for item in first["items"]] == [
        f"{ANNOTATION}/r3", f"{ANNOTATION}/r2", f"{ANNOTATION}/r1",
    ]  # fmt: skip
    assert "supplementing" not in first["items"][0]["motivation"]  # no word of the W3C's
    assert "commenting" in first["items"][0]["motivation"]


def test_a_container_says_as_little_as_is_wanted(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    names = orjson.loads(annotation_container(photograph, Contained.NAMES, addresses=addresses))
    assert names["id"] == f"{HERE}?iris=1"
    assert names["first"]["items"][0] == f"{ANNOTATION}/r3"
    least = orjson.loads(annotation_container(photograph, Contained.NOTHING, addresses=addresses))
    assert least["first"] == f"{HERE}?page=0"


def test_pages_follow_each_other_to_the_end(
    much_written: CataloguedPhotograph, addresses: Addresses
) -> None:
    first, last = (
        orjson.loads(container_page(much_written, at, iris=True, addresses=addresses))
        for at in (0, 1)
    )
    assert (first["next"], last["prev"]) == (last["id"], first["id"])
    assert last["startIndex"] == ON_A_PAGE
    assert (len(first["items"]), len(last["items"])) == (ON_A_PAGE, ON_A_PAGE // 2)
    assert last["partOf"]["total"] == ON_A_PAGE * 3 // 2
    for past in (2, -1):
        with pytest.raises(NotFound):
            container_page(much_written, past, iris=True, addresses=addresses)


def test_an_empty_container_has_no_pages(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    bare = replace(photograph, description=replace(photograph.description, sides=()))
    document = orjson.loads(annotation_container(bare, Contained.WHOLE, addresses=addresses))
    assert document["total"] == 0
    assert "first" not in document


def test_an_annotation_alone_has_the_w3c_s_context(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    document = orjson.loads(annotation_alone(photograph, "r2", addresses=addresses))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["id"] == f"{ANNOTATION}/r2"
    with pytest.raises(NotFound):
        annotation_alone(photograph, "r9", addresses=addresses)
