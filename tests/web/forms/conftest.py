"""Photographs of any kind, made at random by the shape of their form."""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from app.domain.photographs import PhotographDescription
from app.domain.region import Region, around, why_no_polygon
from app.web.forms.shape import FieldKind, FieldShape, shape_of

NUMBERS = st.integers(min_value=0, max_value=10**9)
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
TEXT = st.text(LETTERS, max_size=12)
SAID = st.text(LETTERS, min_size=1, max_size=12)
TAGS = st.sampled_from(["en", "pl", "uk", "ru-Latn", "yi-Hebr", "none"])
TEXTS = st.dictionaries(TAGS, st.lists(SAID, min_size=1, max_size=2), max_size=3)
SIZES = st.integers(min_value=1, max_value=10**6)
POLYGONS = (
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=6)
    .filter(lambda points: not why_no_polygon(points) and min(around(points)[2:]) > 0)
    .map(lambda points: Region(*around(points), tuple(points)))
)
SIMPLE: dict[FieldKind, Any] = {
    FieldKind.TEXT: TEXT,
    FieldKind.TEXTS: TEXTS,
    FieldKind.LINES: st.lists(SAID, max_size=2).map(tuple),
    FieldKind.FLAG: st.booleans(),
    FieldKind.WHOLE: NUMBERS,
    FieldKind.MEASURE: st.floats(0.01, 1e5),
    FieldKind.DAY: st.dates(date(1800, 1, 1), date(2100, 1, 1)),
    FieldKind.PLACES: st.tuples(NUMBERS, NUMBERS),
}


def descriptions(described: type) -> Any:
    """Any description of a kind, whether it makes sense or not."""
    if described is Region:
        return st.builds(Region, NUMBERS, NUMBERS, SIZES, SIZES) | POLYGONS
    fields = {name: values(field) for name, field in shape_of(described).items()}
    return st.builds(described, **fields)


def values(field: FieldShape) -> Any:
    """Any value of a field."""
    made = _plain(field)
    return st.none() | made if field.is_optional else made


def _plain(field: FieldShape) -> Any:
    if field.kind is FieldKind.PARTS:
        return st.lists(descriptions(field.part), max_size=2).map(tuple)
    if field.kind is FieldKind.PART:
        return descriptions(field.part)
    if field.kind is FieldKind.TERM:
        return st.sampled_from(field.terms)
    return SIMPLE[field.kind]


@pytest.fixture(scope="session")
def photographs() -> Any:
    """A strategy for photographs."""
    return descriptions(PhotographDescription)
