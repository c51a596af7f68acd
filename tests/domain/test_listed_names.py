"""Several names in one setting."""

import pytest

from app.domain.listed_names import read_names


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("a.example", ["a.example"]),
        (" a, b:80 ,c d ", ["a", "b:80", "c", "d"]),
        ('["a", "b"]', ["a", "b"]),
        (" []", []),
        ("[::1]:80, a", ["[::1]:80", "a"]),
        (" [::1]", ["[::1]"]),
        ("[2001:db8::1]:443 [fe80::1]", ["[2001:db8::1]:443", "[fe80::1]"]),
        ("[DB8::1]", ["[DB8::1]"]),
    ],
)
def test_names_are_parted_by_commas_or_spaces_or_written_as_json(
    given: str, names: list[str]
) -> None:
    assert read_names(given) == names


@pytest.mark.parametrize("given", ['["a"', '{"a": 1}', '"a"', "[1]", "[null]"])
def test_json_that_is_no_list_of_names_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="several parted by commas"):
        read_names(given)


def test_what_a_program_gives_is_handed_on() -> None:
    assert read_names(("a", "b")) == ("a", "b")
