from typing import Any

import pytest

from app.domain.photographs import PhotographDescription
from app.exchange.document_paths import DocumentPath, path_text
from app.exchange.template_reading import read_template
from app.exchange.templates import Constant, Record, Series, Taken


def read(raw: dict[str, Any]) -> tuple[Record, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []

    def report(path: DocumentPath, _: object, reason: str) -> None:
        faults.append((path_text(path), reason))

    node = read_template(raw, PhotographDescription, path=(), report=report)
    assert isinstance(node, Record)
    return node, faults


def test_constants_and_values_from_the_row_stand_side_by_side() -> None:
    record, faults = read({"unit": "A", "agents": [{"role": "donor", "name": {"column": "From"}}]})
    assert faults == []
    assert record.fields["unit"] == Constant("A")
    series = record.fields["agents"]
    assert isinstance(series, Series)
    (agent,) = series.entries
    assert isinstance(agent, Record)
    assert isinstance(agent.fields["name"], Taken)


def test_where_a_list_of_texts_stands_a_single_value_may_stand_too() -> None:
    record, faults = read({"subjects": {"column": "S"}, "title": {"en": {"column": "T"}}})
    assert faults == []
    assert isinstance(record.fields["subjects"], Series)


@pytest.mark.parametrize(
    ("raw", "where", "reason"),
    [
        ({"colour": "red"}, "colour", "permitted: reference_code, title"),
        ({"title": "Frost"}, "title", "object with languages"),
        ({"title": {"polski": ["x"]}}, "title.polski", "BCP 47"),
        ({"title": {"en": "Frost"}}, "title.en", "must be a list"),
        ({"title": {"column": "T"}}, "title", "take a value for each of them"),
        ({"holder": "A"}, "holder", "object with fields"),
        ({"agents": {"role": "donor"}}, "agents", "must be a list"),
        ({"agents": [{"role": "donor"}]}, "agents[0].name", "is missing"),
        ({"agents": [{"role": "giver", "name": "A"}]}, "agents[0].role", "permitted: photographer"),
        ({"sides": [{"kind": "recto", "scans": [{}]}]}, "sides[0].scans[0].file_name", "missing"),
        (
            {"sides": [{"kind": "recto", "scans": [{"sha256": "", "file_name": "a"}]}]},
            "sides[0].scans[0].sha256", "is no field here",
        ),
        ({"generation": {"column": "G", "terms": {"a": "copy"}}}, "generation.terms.a", "copy p"),
        ({"subjects": [{"column": "S", "as": "date"}]}, "subjects[0].as", "edtf, number"),
        ({"agents": [{"role": "donor", "name": "A", "each": "B"}]}, "agents[0].each", "{column"),
        ({"agents": [{"role": "donor", "name": "A", "always": 1}]}, "agents[0].always", "true or"),
        ({"condition": {1, 2}}, "condition", "JSON"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_where_it_stands(raw: dict[str, Any], where: str, reason: str) -> None:
    _, faults = read(raw)
    assert [path for path, _ in faults] == [where]
    assert reason in faults[0][1]
