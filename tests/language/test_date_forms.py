import pytest

from app.language.date_forms import WrittenDate, read_form
from app.language.date_sentences import NO_CENTURY, ORDER_UNKNOWN, century_taken


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
    read = {year: read_form(f"1 v {year}") for year in ("29", "30", "59", "60")}
    assert {year: found.edtf for year, found in read.items() if found} == {
        "29": "", "30": "1930?-05-01", "59": "1959?-05-01", "60": "",
    }  # fmt: skip


def test_of_another_year_of_two_digits_every_century_is_offered() -> None:
    """Nobody can say whether `1.V.83` is of 1883 or 1983; `1.V.05` may be of three centuries."""
    later, older = read_form("1.v.83"), read_form("1.v.05")
    assert later
    assert later.alternatives == ("1883-05-01", "1983-05-01")
    assert older
    assert older.alternatives == ("1805-05-01", "1905-05-01", "2005-05-01")


def test_neither_century_nor_order_is_decided_of_a_date_in_pairs_of_digits() -> None:
    found = read_form("03.04.42")
    assert found == WrittenDate("", (NO_CENTURY, ORDER_UNKNOWN), ("1942-04-03", "1942-03-04"))
    assert read_form("25.03.44") == WrittenDate("1944?-03-25", (century_taken("1944"),))
