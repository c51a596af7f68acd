"""What is catalogued goes into a form and comes back from it, all of it."""

from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.exchange.sample import sample_photographs
from app.web.forms.filling import blank, fill, fill_part, text_of
from app.web.forms.reading import document_of, read_form
from app.web.forms.tree import flatten, grow

ADAPTER = TypeAdapter(PhotographDescription)


@given(drawn=st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
def test_a_description_comes_back_from_its_form_as_it_was(photographs: Any, drawn: Any) -> None:
    photograph = drawn.draw(photographs)
    sent = list(flatten(fill(photograph)))
    document = document_of(grow(sent, PhotographDescription), PhotographDescription)
    assert ADAPTER.validate_json(orjson.dumps(document), strict=True) == photograph


def test_the_sample_comes_back_through_the_rules_as_well() -> None:
    for photograph in sample_photographs():
        sent = list(flatten(fill(photograph)))
        assert read_form(grow(sent, PhotographDescription)) == photograph


def test_fields_are_named_by_their_path() -> None:
    (photograph, *_) = sample_photographs()
    sent = dict(flatten(fill(photograph)))
    assert sent["sides-1-inscriptions-0-readings-1-text"] == "Stalin's paradise..."
    assert sent["sides-1-inscriptions-0-readings-1-truncates"] == "0"
    assert sent["title-0-language"] == "en"
    assert sent["subjects-1-text"] == "gulag"
    assert sent["custody-0-gap_before"] == "yes"
    assert sent["custody-1-gap_before"] == ""


def test_an_absent_holder_is_not_a_holder_without_a_name() -> None:
    for holder in (None, InstitutionDescription(), InstitutionDescription(acronym="IPN")):
        photograph = PhotographDescription("A 1", holder=holder)
        sent = list(flatten(fill(photograph)))
        assert read_form(grow(sent, PhotographDescription)).holder == holder


def test_a_blank_part_stands_at_what_is_said_by_default() -> None:
    side = blank(SideDescription)
    assert side["presence"] == "digitised"
    assert fill_part(SideDescription(SideKind.RECTO))["presence"] == "digitised"
    assert blank(PhotographDescription)["title_kind"] == "supplied"


def test_whole_numbers_are_written_without_a_point() -> None:
    assert text_of(120.0) == "120"
    assert text_of(120.5) == "120.5"
    assert text_of(None) == ""
    assert text_of((1, 0)) == "1.0"
