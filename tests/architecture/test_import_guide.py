"""docs/how-to/import-a-table.md says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from app.domain.errors import Rejected
from app.exchange.expression_reading import read_expression
from app.exchange.expressions import Expression
from app.exchange.mapping_reading import default_mapping, load_mapping, read_mapping
from app.exchange.table_rows import TableOptions
from app.language.dates import understand
from app.services.import_batch.scan_folder import ScanFolder

_CODE = re.compile(r"`([^`]+)`")
_NAMES = {"form": "as", "otherwise": "or", "is_optional": "optional"}  # by field of Expression


@pytest.fixture(scope="module")
def guide(project: Path) -> str:
    return (project / "docs/how-to/import-a-table.md").read_text("utf-8")


def section(guide: str, heading: str) -> str:
    """The text under a heading, up to the next one."""
    _, _, rest = guide.partition(f"# {heading}\n")
    assert rest, f"no heading {heading!r}"
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def table(guide: str, heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    lines = [line for line in section(guide, heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def first_words(guide: str, heading: str) -> list[str]:
    """The name that each row of a section's table begins with."""
    return [_CODE.findall(row[0])[0].partition(":")[0] for row in table(guide, heading)]


def test_the_columns_are_those_of_the_built_in_mapping(guide: str) -> None:
    listed = first_words(guide, "A table that needs no mapping")
    used = default_mapping().used
    assert sorted(listed) == sorted(used)
    assert [name for name, is_optional in used.items() if not is_optional] == ["reference_code"]


def test_sources_and_steps_are_those_of_an_expression_in_their_order(guide: str) -> None:
    sources = list(dict.fromkeys(first_words(guide, "Where a value comes from")))
    steps = list(dict.fromkeys(first_words(guide, "What is done to it on the way")))
    in_code = [_NAMES.get(field.name, field.name) for field in fields(Expression)]
    assert sorted(sources) == sorted(in_code[:3])
    assert steps == [name for name in in_code[3:] if name != "optional"]
    assert "`optional: true`" in section(guide, "A table with columns of its own: the mapping")


def test_every_source_and_step_can_be_written_as_it_stands(guide: str) -> None:
    faults: list[tuple[object, ...]] = []
    rows = table(guide, "Where a value comes from") + table(guide, "What is done to it on the way")
    for written in (code for row in rows for code in _CODE.findall(row[0])):
        step = yaml.safe_load(written.replace("...", "Spare"))
        source = {} if step.keys() & {"column", "template", "item"} else {"column": "A"}
        read_expression(source | step, lambda *fault: faults.append(fault))
    assert faults == []


def what_comes_of(name: str, folder: Path) -> str:
    """What the import says to the name of a scan, as the guide puts it."""
    try:
        found = ScanFolder(folder).find(name)
    except Rejected as refusal:
        return f"the row is refused: `{refusal}`"
    return f"found; the report says `{found.remark}`" if found.remark else "found"


def test_scans_are_found_as_the_guide_says(guide: str, tmp_path: Path) -> None:
    for named, lying, told in table(guide, "How the scans are found"):
        name, file = (_CODE.findall(cell)[0] for cell in (named, lying))
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
        assert what_comes_of(name, tmp_path) == told


def test_the_options_of_a_table_are_all_listed(guide: str) -> None:
    listed = first_words(guide, "How the file is read")
    assert listed == [field.name for field in fields(TableOptions)]


def test_dates_become_what_the_guide_says(guide: str) -> None:
    for written, becomes, told in table(guide, "Dates"):
        for text in _CODE.findall(written):
            understood = understand(text)
            assert (understood.edtf if understood else "nothing") == becomes.strip("`"), text
            is_plain = understood is not None and not understood.assumptions
            assert is_plain == (told == ""), text


def test_every_mapping_in_the_guide_is_a_good_one(guide: str) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", guide, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 5
    for block in blocks:
        missing = [
            part for part in ("key: No", "photograph: {}") if part.split(":")[0] not in block
        ]
        read_mapping("\n".join([*missing, block]), name="a block of the guide")


def test_the_worked_example_is_a_good_mapping(project: Path, guide: str) -> None:
    (linked,) = re.findall(r"\]\(([\w-]+\.yaml)\)", guide)
    assert load_mapping(project / "docs/how-to" / linked).units
