import pytest

from app.language.date_forms import WrittenDate, read_form


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("12 viii 1942", "1942-08-12"),
        ("may 3rd, 1941", "1941-05-03"),
        ("4-go lutego 1883", "1883-02-04"),
        ("1941-8-5", "1941-08-05"),
        ("12-maj-1942", "1942-05-12"),
        ("1940er jahre", "194X"),
        ("l. czterdzieste xx w.", "194X"),
        ("3. cw. xx w.", "1951/1975"),
    ],
)
def test_one_date_is_read_in_its_form(text: str, edtf: str) -> None:
    assert read_form(text) == WrittenDate(edtf)


@pytest.mark.parametrize("text", ["", "may", "viii 12, 1942", "1 - maj 1941", "5. cw. xx w.", "w."])
def test_a_form_that_is_not_known_is_not_read(text: str) -> None:
    assert read_form(text) is None


def test_a_year_of_two_digits_is_taken_only_where_one_century_is_likely() -> None:
    assert [read_form(f"1 v {year}") is not None for year in ("29", "30", "59", "60")] == [
        False, True, True, False,
    ]  # fmt: skip
