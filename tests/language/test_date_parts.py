"""EDTF level 2, "Sub-year groupings": 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves."""

import pytest

from app.language.date_parts import read_part


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1. polowa 1941", "1941-40"),
        ("2nd half of 1941", "1941-41"),
        ("iii kw. 1941", "1941-35"),
        ("q4 1941", "1941-36"),
        ("mid-1941", "1941-38"),
        ("poczatek grudnia 1941", "1941-12-01/1941-12-10"),
        ("koniec lutego 1940", "1940-02-21/1940-02-29"),
        ("late 1930s", "1937/1939"),
        ("polowa xix w.", "1834/1866"),
    ],
)
def test_a_part_of_a_stretch_of_time_is_read(text: str, edtf: str) -> None:
    found = read_part(text)
    assert found
    assert found.edtf == edtf


def test_a_third_is_approximate_and_says_so() -> None:
    found = read_part("early 1941")
    assert found
    assert found.marks == {"~"}
    assert [said.english for said in found.assumptions] == [
        "it is taken for the first third, roughly"
    ]


@pytest.mark.parametrize("text", ["3. polowa 1941", "koniec wojny", "late 1 may 1941", "q5 1941"])
def test_what_has_no_such_part_is_not_read(text: str) -> None:
    assert read_part(text) is None
