import pytest

from app.language.numerals import Numerals, roman
from app.language.rule_reading import read_languages

NUMERALS = Numerals(read_languages())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("viii", "sierpnia"), ("viii", "august"), ("08", "августа"), ("sierpnia", "серпня"),
        ("ii", "2"), ("02", "2"), ("2nd", "ii"), ("xiv", "14"), ("44", "1944"), ("drugi", "ii"),
        ("2", "второи"), ("00417", "417"),
    ],
)  # fmt: skip
def test_a_number_meets_its_other_ways_to_be_written(one: str, other: str) -> None:
    assert dict(NUMERALS.of(one)).keys() & dict(NUMERALS.of(other)).keys()


@pytest.mark.parametrize(
    ("code", "stem", "number"), [("de", "dritt", "3"), ("pl", "czwart", "4"), ("ru", "перв", "1")]
)
def test_an_ordinal_is_known_by_its_stem_in_every_case(code: str, stem: str, number: str) -> None:
    assert number in dict(NUMERALS.of("word", {code: [stem]}))
    assert not dict(NUMERALS.of("word", {"en": [stem]}))


@pytest.mark.parametrize(
    ("one", "other"), [("44", "1844"), ("1941", "1942"), ("8", "sierpnia"), ("i", "1")]
)
def test_what_says_something_else_does_not_meet(one: str, other: str) -> None:
    assert not dict(NUMERALS.of(one)).keys() & dict(NUMERALS.of(other)).keys()


@pytest.mark.parametrize(
    ("written", "value"),
    [("ii", 2), ("xiv", 14), ("mcmxli", 1941), ("хии", 12), ("iiii", 0),
     ("mi", 0), ("civil", 0), ("", 0), ("x" * 40_000, 0)],
)  # fmt: skip
def test_roman_numerals_are_read_but_no_words(written: str, value: int) -> None:
    assert roman(written) == value
