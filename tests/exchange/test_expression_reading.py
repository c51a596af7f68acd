from typing import Any

import pytest

from app.exchange.expression_reading import is_expression, read_expression
from app.exchange.expressions import Expression, QuotationPart, ValueForm


def read(**raw: Any) -> tuple[Expression, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []
    raw = {"as" if name == "as_" else "or" if name == "or_" else name: raw[name] for name in raw}
    expression = read_expression(
        raw, lambda path, _, reason: faults.append((".".join(path), reason))
    )
    return expression, faults


def test_every_step_is_read() -> None:
    expression, faults = read(
        column="Title", split=";", quotations="inside", rewrite={"(a).*": r"\1"}, terms={"x": "y"},
        first=True, shorten=20, as_="edtf", optional=True, or_={"template": "{No}"},
    )  # fmt: skip
    assert faults == []
    assert expression.column == "Title"
    assert expression.quotations is QuotationPart.INSIDE
    assert expression.form is ValueForm.EDTF
    assert expression.otherwise == Expression(template="{No}")
    assert (expression.first, expression.shorten, expression.is_optional) == (True, 20, True)


def test_a_separator_is_taken_literally_and_a_pattern_is_not() -> None:
    literal, _ = read(column="a", split="|")
    pattern, _ = read(column="a", split={"pattern": ",? and "})
    assert literal.split is not None
    assert pattern.split is not None
    assert literal.split.split("x|y") == ["x", "y"]
    assert pattern.split.split("x, and y and z") == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"column": 5}, "column"),
        ({"column": ""}, "column"),
        ({"column": "a", "template": "{b}"}, ""),
        ({"template": "no braces"}, "template"),
        ({"column": "a", "spilt": ";"}, "spilt"),
        ({"column": "a", "split": ""}, "split"),
        ({"column": "a", "split": {"pattern": "x", "flags": "i"}}, "split"),
        ({"column": "a", "split": {"pattern": "("}}, "split.pattern"),
        ({"column": "a", "quotations": "within"}, "quotations"),
        ({"column": "a", "rewrite": "x"}, "rewrite"),
        ({"column": "a", "rewrite": {"(": "x"}}, "rewrite.("),
        ({"column": "a", "rewrite": {"(x)": r"\2"}}, "rewrite.(x)"),
        ({"column": "a", "rewrite": {"x": 5}}, "rewrite.x"),
        ({"column": "a", "terms": ["x"]}, "terms"),
        ({"column": "a", "first": "yes"}, "first"),
        ({"column": "a", "shorten": 1}, "shorten"),
        ({"column": "a", "shorten": True}, "shorten"),
        ({"column": "a", "as_": "date"}, "as"),
        ({"column": "a", "optional": 1}, "optional"),
        ({"column": "a", "or_": "b"}, "or"),
        ({"column": "a", "or_": {"column": 5}}, "or.column"),
    ],
)
def test_a_fault_is_reported_where_it_stands(raw: dict[str, Any], where: str) -> None:
    _, faults = read(**raw)
    assert [path for path, _ in faults] == [where]


def test_only_what_has_a_source_takes_a_value_from_the_row() -> None:
    assert is_expression({"column": "a"})
    assert not is_expression({"text": "a"})
    assert not is_expression("column")
