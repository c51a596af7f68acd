import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Rejected
from app.exchange.mapping_reading import default_mapping, load_mapping, read_mapping
from app.exchange.table_rows import TableOptions

WORDS = st.sampled_from(
    ["key", "photograph", "units", "table", "ignore", "title", "en", "column", "item", "template",
     "each", "sides", "kind", "scans", "inscriptions", "on", "dates", "inscription", "split",
     "rewrite", "terms", "or", "columns", "because", "recto", "x"]
)  # fmt: skip
ANY_VALUE: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)
SMALL = "key: No\nphotograph:\n  title: {en: {column: Title}}\n"


def faults_of(text: str) -> list[str]:
    with pytest.raises(Rejected) as caught:
        read_mapping(text, name="m.yaml")
    return [problem.where for problem in caught.value.problems]


def test_a_mapping_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(f"{SMALL}table: {{encoding: windows-1250}}\n", "utf-8")
    mapping = load_mapping(path)
    assert mapping.name == "m.yaml"
    assert mapping.key.columns == ("No",)
    assert mapping.table == TableOptions(encoding="windows-1250")


def test_units_are_read_with_the_mapping() -> None:
    units = "units:\n  - {reference_code: A, title: {en: [All]}, level: fonds}\n"
    (unit,) = read_mapping(SMALL + units, name="m").units
    assert unit.reference_code == "A"


def test_a_key_may_be_made_of_several_columns() -> None:
    text = SMALL.replace("No", "{template: '{fonds}/{item}'}", 1)
    assert read_mapping(text, name="m").key.columns == ("fonds", "item")


@pytest.mark.parametrize("text", ["", "- a\n", "just text\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match="no mapping"):
        read_mapping(text, name="m")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"{SMALL}colour: red\n", "line 4, colour"),
        (SMALL.replace("key: No", "key: 5"), "line 1, key"),
        (f"{SMALL}table: csv\n", "line 4, table"),
        (f"{SMALL}table: {{sep: x}}\n", "line 4, table.sep"),
        (f"{SMALL}table: {{sheet: 5}}\n", "line 4, table.sheet"),
        (f"{SMALL}units: x\n", "line 4, units"),
        (f"{SMALL}units:\n  - {{reference_code: A, title: {{}}, level: box}}\n",
         "line 5, units[0].level"),
        (f"{SMALL}ignore: [Title]\n", "line 4, ignore[0]"),
        (f"{SMALL}ignore: [{{columns: [a], because: ' '}}]\n", "line 4, ignore[0]"),
        (f"{SMALL}  width_mm: wide\n", "line 4, photograph.width_mm"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_its_line(text: str, where: str) -> None:
    assert faults_of(text) == [where]


def test_all_faults_are_told_together() -> None:
    text = "photograph:\n  title: {polski: x}\n  colour: red\nfoo: 1\n"
    assert faults_of(text) == [
        "line 4, foo", "line 1, key", "line 2, photograph.title.polski",
        "line 3, photograph.colour",
    ]  # fmt: skip


def test_a_part_that_is_missing_is_told() -> None:
    assert faults_of("key: No\n") == ["line 1, photograph"]


def test_the_built_in_mapping_wants_a_reference_code_and_nothing_else() -> None:
    wanted = {name for name, is_optional in default_mapping().used.items() if not is_optional}
    assert wanted == {"reference_code"}


def test_the_how_to_names_every_column_of_the_built_in_mapping(project: Path) -> None:
    page = (project / "docs/how-to/import-a-table.md").read_text("utf-8")
    assert [name for name in default_mapping().used if f"| `{name}` |" not in page] == []


def test_every_example_of_the_how_to_is_a_good_mapping(project: Path) -> None:
    page = (project / "docs/how-to/import-a-table.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 5
    for example in examples:
        key = "" if re.search("^key:", example, re.MULTILINE) else "key: No\n"
        photograph = "" if re.search("^photograph:", example, re.MULTILINE) else "photograph: {}\n"
        read_mapping(key + photograph + example, name="the how-to")


@given(st.dictionaries(WORDS, ANY_VALUE, max_size=6))
def test_whatever_a_mapping_holds_it_is_read_or_refused(raw: dict[str, Any]) -> None:
    text = orjson.dumps({"key": "No", "photograph": raw, **raw}).decode()
    try:
        read_mapping(text, name="m")
    except Rejected as error:
        assert error.problems  # noqa: PT017 - being read is as good an end as being refused
