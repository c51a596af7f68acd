from pathlib import Path

import pytest

from app.domain.errors import Rejected
from app.exchange.mapping_file import parse_mapping, read_mapping_file


def test_names_and_days_stay_text_and_numbers_do_not() -> None:
    text = "on: 1883-02-04\nno: yes\nkey: No\n1: 2\nx: ~\nt: 1:30\nf: 2.5\nb: true\nq: '5'\nz: 007"
    assert parse_mapping(text, name="m").document == {
        "on": "1883-02-04", "no": "yes", "key": "No", "1": 2, "x": None, "t": "1:30", "f": 2.5,
        "b": True, "q": "5", "z": "007",
    }  # fmt: skip


def test_the_line_of_a_value_is_known_or_that_of_what_holds_it() -> None:
    file = parse_mapping("a:\n  b:\n    - c\n    - d\n", name="m")
    assert file.where(("a", "b", 1)) == "line 4"
    assert file.where(("a", "b", 1, "x")) == "line 4"
    assert file.where(("z",)) == "line 1"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, r"'c' stands here again \(first: line 3\)"),
        ("a: 1\nb: [1\n", 3, "expected"),
        ("a: &x 1\n", 1, "anchors"),
        ("a: 1\nb: *x\n", 2, "aliases"),
        ("a: 1\n? [b]\n: c\n", 2, "must be text"),
        ("a: !!binary aGk=\n", 1, "tag"),
        ("a: 1\n--- \nb: 2\n", 2, "another document"),
        ("a: \x07\n", 1, "special characters"),
    ],
)
def test_a_fault_is_told_by_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(Rejected, match=f"line {line}.*{reason}"):
        parse_mapping(text, name="m")


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(Rejected, match="nested too deeply"):
        parse_mapping("[" * 10_000, name="m")


def test_an_absent_mapping_a_folder_and_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"a: \xb3\n")
    for path in (tmp_path / "absent.yaml", tmp_path, tmp_path / "latin.yaml"):
        with pytest.raises(Rejected, match=path.name):
            read_mapping_file(path)


def test_a_mapping_of_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text("#" * 1_000_001)
    with pytest.raises(Rejected, match="too long"):
        read_mapping_file(tmp_path / "long.yaml")
