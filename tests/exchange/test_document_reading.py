import pytest
from pydantic import TypeAdapter

from app.domain.errors import Problem, Rejected
from app.domain.units import UnitDescription
from app.exchange.document_reading import read_document

ADAPTER = TypeAdapter(UnitDescription)


def problems_of(document: object) -> tuple[Problem, ...]:
    with pytest.raises(Rejected) as caught:
        read_document(
            document,
            adapter=ADAPTER,
            described=UnitDescription,
            find=lambda _: [(("parent",), Problem("parent", "x", "is not liked"))],
            noun="unit",
        )
    assert "unit" in str(caught.value)
    return caught.value.problems


def test_faults_of_form_and_of_meaning_are_told_together() -> None:
    problems = problems_of({"reference_code": 5, "levels": "file", "level": "box"})
    assert [(problem.where, problem.value) for problem in problems] == [
        ("reference_code", "5"),
        ("title", ""),
        ("level", "box"),
        ("levels", "file"),
        ("parent", "x"),
    ]


def test_of_countless_faults_the_first_hundred_are_told() -> None:
    fields = {f"field {number}": 1 for number in range(3000)}
    problems = problems_of({"reference_code": "A", "title": {}} | fields)
    assert [problem.where for problem in problems] == [f"field {number}" for number in range(100)]


def test_a_term_that_is_none_is_answered_with_those_that_are() -> None:
    reasons = [p.reason for p in problems_of({"level": "box"}) if p.where == "level"]
    terms = "fonds, collection, subfonds, series, subseries, file, album"
    assert reasons == [f"is no term of this field; permitted: {terms}"]


def test_an_unknown_field_is_answered_with_the_fields_that_there_are() -> None:
    (reason,) = [p.reason for p in problems_of({"name": "A"}) if p.where == "name"]
    assert "permitted: reference_code, title, level, parent" in reason


def test_types_are_strict() -> None:
    for title in ("A", ["A"], {"en": "A"}, {"en": [1]}, None):
        problems = problems_of({"reference_code": "A", "title": title})
        assert problems[0].where.startswith("title")


def test_what_is_no_json_is_refused() -> None:
    assert "JSON" in problems_of({"title": {1, 2}})[0].reason
    assert problems_of(b"{}")[0].reason
