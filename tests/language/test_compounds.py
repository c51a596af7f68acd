import pytest

from app.language.compounds import parts


def letters(run: str) -> list[str]:
    return [part.letters for part in parts(run)]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("d'Orient", ["dOrient"]),
        ("Buz⟨u⟩łuk", ["Buzułuk"]),
        ("wypo-\nczynek", ["wypoczynek"]),
        ("wypo¬\r\nczynek", ["wypoczynek"]),
        ("Anders|a", ["Andersa"]),
        ("Jangi-\nJul", ["Jangi", "Jul"]),  # a capital letter begins a word of its own
        ("Jangi-Jul", ["Jangi", "Jul"]),
    ],
)
def test_what_stands_in_a_word_vanishes_and_a_hyphen_parts_a_compound(
    run: str, expected: list[str]
) -> None:
    assert letters(run) == expected


def test_a_compound_is_also_one_word_but_two_numbers_are_not_a_third() -> None:
    assert [part.compound for part in parts("Jangi-Jul")] == ["JangiJul", "JangiJul"]
    assert [part.compound for part in parts("5-7")] == ["", ""]
    assert [part.compound for part in parts("pułk")] == [""]


def test_what_strings_many_words_together_is_no_compound() -> None:
    eight, nine = "-".join("abcdefgh"), "-".join("abcdefghi")
    assert {part.compound for part in parts(eight)} == {"abcdefgh"}
    assert {part.compound for part in parts(nine)} == {""}


def test_the_owner_is_kept_without_the_s() -> None:
    assert [part.head for part in parts("Stalin\u2019s")] == ["Stalin"]
    assert [part.head for part in parts("Kościuszko'wi")] == [""]


def test_a_name_is_kept_without_its_article() -> None:
    assert [part.head for part in parts("d'Orient")] == ["Orient"]
    assert [part.head for part in parts("п'ять")] == [""]
