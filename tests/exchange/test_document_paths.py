from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.exchange.document_paths import (
    entry_type,
    field_types,
    is_language_map,
    path_text,
    permitted_fields,
    quoted_value,
)


def test_a_path_is_written_as_people_read_it() -> None:
    assert path_text(("sides", 1, "inscriptions", 0, "kind")) == "sides[1].inscriptions[0].kind"


def test_a_long_value_is_shortened_in_a_message() -> None:
    assert quoted_value("x" * 500) == "x" * 119 + "…"
    assert quoted_value(None) == ""


def test_half_a_character_is_told_by_its_number() -> None:
    assert quoted_value("a\ud800") == "a\\ud800"
    assert path_text(("title", "a\udfff")) == "title.a\\udfff"


def test_the_fields_permitted_at_a_path_are_those_of_what_stands_there() -> None:
    assert permitted_fields(PhotographDescription, ("dates", 3)).startswith("of, as_written, edtf")
    assert permitted_fields(PhotographDescription, ("nothing",)) == ""


def test_types_tell_lists_language_maps_and_plain_values_apart() -> None:
    types = field_types(PhotographDescription)
    assert entry_type(types["sides"]) is SideDescription
    assert is_language_map(types["title"])
    assert types["width_mm"] is float
    assert entry_type(types["width_mm"]) is None
