import pytest

from app.language.edtf_years import read_year


# The first four: Library of Congress, EDTF, level 1 and level 2.
@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Y170000002", (170_000_002, 170_000_002)),
        ("Y-17E7", (-170_000_000, -170_000_000)),
        ("1950S2", (1900, 1999)),
        ("Y3388E2S3", (338_000, 338_999)),
        ("Y-171010000S3", (-171_999_999, -171_000_000)),
        ("1950S4", (1950, 1950)),
    ],
)
def test_a_year_is_known_to_as_many_digits_as_it_says(text: str, years: tuple[int, int]) -> None:
    assert read_year(text) == years


@pytest.mark.parametrize("text", ["1950", "Y1950", "Y195E1", "1950S5", "1950S0", "Y17E999", "S2"])
def test_what_four_digits_can_write_needs_no_letter(text: str) -> None:
    assert read_year(text) is None
