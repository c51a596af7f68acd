from typing import Any

from app.exchange.mapping_reading import read_mapping
from app.exchange.row_values import RowValues
from app.exchange.table_rows import Row
from app.exchange.template_filling import Filling


def fill(photograph: str, **cells: Any) -> tuple[dict[str, Any], Filling]:
    mapping = read_mapping(f"key: No\nphotograph:\n{photograph}", name="m")
    filling = Filling(RowValues(Row(2, cells)))
    return filling.photograph(mapping.template), filling


def test_what_finds_nothing_in_the_row_is_not_made() -> None:
    photograph = """
  unit: A
  title: {en: {column: T}}
  holder: {acronym: X, names: {en: {column: H}}}
  agents: [{role: donor, name: {column: D}}, {role: publisher, name: P}]
"""
    document, _ = fill(photograph, T="", H=None, D="")
    assert document == {"unit": "A", "agents": [{"role": "publisher", "name": "P"}]}


def test_what_is_to_be_always_there_is_made_from_what_there_is() -> None:
    photograph = "  custody: [{kind: gift, always: true, date_as_written: {column: D}}]\n"
    assert fill(photograph, D="")[0] == {"custody": [{"kind": "gift"}]}


def test_several_values_make_several_entries() -> None:
    photograph = """
  subjects: {column: S, split: ";"}
  agents: [{each: {column: A, split: ";"}, role: depicted, name: {item: true}}]
"""
    document, filling = fill(photograph, S="a; b", A="c;d")
    assert document["subjects"] == ["a", "b"]
    assert [agent["name"] for agent in document["agents"]] == ["c", "d"]
    assert filling.columns["subjects[1]"] == "S"
    assert filling.columns["agents[1].name"] == "A"


def test_several_values_where_one_can_stand_are_a_fault() -> None:
    _, filling = fill('  unit: {column: U, split: ";"}\n', U="a;b")
    (problem,) = filling.values.report.problems
    assert (problem.where, problem.value) == ("U", "a; b")


def test_records_where_one_value_can_stand_are_a_fault() -> None:
    _, filling = fill("  unit: {column: U}\n", U=[{"a": 1}])
    (problem,) = filling.values.report.problems
    assert problem.where == "U"
    assert "use each" in problem.reason


INSCRIBED = """
  sides: [{each: {column: F}, kind: {item: k}, scans: [{file_name: {item: n}}]}]
  inscriptions:
    - {on: [form, verso], kind: note, readings: [{text: {column: A}}]}
    - {on: [form, verso], called: b, kind: date, readings: [{text: {column: B}}]}
  dates: [{of: inscribed, as_written: {column: D}, inscription: b}]
"""


def test_an_inscription_goes_to_the_best_side_that_there_is() -> None:
    files = [{"k": "recto", "n": "1"}, {"k": "verso", "n": "2"}, {"k": "form", "n": "3"}]
    for count, side in ((2, 1), (3, 2)):
        document, _ = fill(INSCRIBED, F=files[:count], A="a", B="b", D="d")
        texts = [i["readings"][0]["text"] for i in document["sides"][side]["inscriptions"]]
        assert texts == ["a", "b"]
        assert document["dates"][0]["inscription"] == [side, 1]


def test_where_there_is_no_such_side_one_is_made_that_is_not_digitised() -> None:
    document, _ = fill(INSCRIBED, F=[{"k": "recto", "n": "1"}], A="a", B="b", D="d")
    assert document["sides"][1]["kind"] == "form"
    assert document["sides"][1]["presence"] == "not digitised"
    assert len(document["sides"][1]["inscriptions"]) == 2


def test_a_date_points_to_nothing_where_its_inscription_is_not_made() -> None:
    document, _ = fill(INSCRIBED, F=[], A="", B="", D="d")
    assert document == {"dates": [{"of": "inscribed", "as_written": "d"}]}


def test_a_record_under_each_is_made_even_of_constants() -> None:
    photograph = "  sides: [{each: {column: F}, kind: recto}]\n"
    assert fill(photograph, F=["a", "b"])[0] == {"sides": [{"kind": "recto"}, {"kind": "recto"}]}
