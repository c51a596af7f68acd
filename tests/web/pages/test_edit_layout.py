"""Whatever can be said of a photograph has its place on the page where it is edited."""

from collections.abc import Iterator

from app.domain.photographs import PhotographDescription
from app.web.forms.shape import FieldKind, shape_of
from app.web.pages.edit_layout import LOOKS, SECTIONS, looks_of


def described(kind: type = PhotographDescription) -> Iterator[type]:
    """A description and all that it is made of."""
    yield kind
    for field in shape_of(kind).values():
        if field.kind in (FieldKind.PART, FieldKind.PARTS):
            yield from described(field.part)


def test_every_field_has_its_label_in_both_languages() -> None:
    for kind in described():
        assert set(LOOKS[kind]) == set(shape_of(kind)), kind


def test_every_field_of_a_photograph_stands_in_one_section() -> None:
    placed = [name for _, _, names in SECTIONS for name in names]
    assert sorted(placed) == sorted(shape_of(PhotographDescription))


def test_a_field_that_nobody_has_thought_of_is_shown_by_its_name() -> None:
    looks = looks_of(PhotographDescription, ("reference_code", "shelf"))
    assert list(looks) == ["reference_code", "shelf"]
    assert looks["shelf"].label == "shelf"
    assert looks["shelf"].is_minor
