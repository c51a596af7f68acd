import tomllib
from pathlib import Path

import pytest

from app.language.rule_faults import RuleFault
from app.language.rule_reading import FOLDER, SHARED, read_language, read_languages, read_shared

SOUND = """
code = "cs"
name = "Czech"
script = "latin"
letters = "aábcčdďeéěfghiíjklmnňoóprřsštťuúůvyýzž"
sources = ["Snowball stemmer for Czech"]
[stem]
snowball = "czech"
"""


def read(folder: Path, text: str) -> None:
    """Read a file of rules."""
    path = folder / "czech.toml"
    path.write_text(text, "utf-8")
    read_language(path)


def test_every_file_of_the_house_is_sound() -> None:
    codes = [rules.code for rules in read_languages()]
    assert codes == ["en", "de", "pl", "ru", "uk", "yi"]
    assert all(rules.sources and rules.sounds for rules in read_languages())
    assert read_shared().sound_endings


def test_every_file_of_the_house_says_where_the_rules_of_writing_it_stand() -> None:
    for path in FOLDER.glob("*.toml"):
        assert "docs/how-to/add-a-language.md" in path.read_text("utf-8").splitlines()[0]


def test_a_file_needs_little(tmp_path: Path) -> None:
    read(tmp_path, SOUND)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("[soft]\n", "czech.toml, soft: is not known here"),
        ("[months]\n13 = ['x']\n", "czech.toml, [months] 13: is no number from 1 to 12"),
        ("[months]\n1 = 'leden'\n", "czech.toml, [months] 1: must be a list of texts"),
        ("[abbreviations]\n'gen.' = ['generál']\n", "[abbreviations] gen.: is written in small"),
        ("[abbreviations]\ngen = []\n", "[abbreviations] gen: stands for nothing"),
        ("[names]\n'Josef' = []\n", "[names] Josef: is a name of one word = the other names"),
        ("[sounds]\n'ř' = ['ř']\n", "czech.toml, [sounds] ř: a sound is written with a b c č"),
        ("[sounds]\n'с' = ['s']\n", "CYRILLIC SMALL LETTER ES, no latin letter"),  # noqa: RUF001
        ("[[old_spelling]]\nold = 'w'\ntoday = 'v'\nexample = 'woda = wado'\n",
         "[[old_spelling]] number 1 example: “woda” becomes “voda”, not “wado”"),
        ("[[old_spelling]]\nold = 'w'\ntoday = 'v'\nexample = 'woda'\n", "example: is old = today"),
        ("[[old_spelling]]\nold = '(w+)+'\ntoday = 'v'\nexample = 'w = v'\n",
         "number 1 old: “(w+)+” may hold letters"),
        ("[[old_spelling]]\nold = 'w'\nexample = 'w = v'\n", "number 1 today: must be there"),
        ("[old_spelling]\nold = 'w'\n", "old_spelling: must be sections, each begun by"),
        ("months = 1\n", "[stem] months: is not known here"),
        ("[stem]\n", "the file: can't be read"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, more: str, fault: str) -> None:
    with pytest.raises(RuleFault) as error:
        read(tmp_path, SOUND + more)
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"cs"', '"Czech"', "czech.toml, code: is a language's two or three letters"),
        ('script = "latin"', 'script = "greek"', "script: “greek” is none of latin, cyrillic"),
        ('["Snowball stemmer for Czech"]', "[]", "sources: must name at least one source"),
        ('"czech"', '"bohemian"', "[stem] snowball: “bohemian” is none of"),
        ('snowball = "czech"', "", "[stem]: either `snowball` names a stemmer, or `endings`"),
        ('name = "Czech"', "name = 3", "name: must be there, as text"),
    ],
)
def test_what_every_file_must_say_is_asked_for(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    with pytest.raises(RuleFault) as error:
        read(tmp_path, SOUND.replace(old, new))
    assert fault in str(error.value)


def test_two_files_of_one_language_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SOUND, "utf-8")
    (tmp_path / "b.toml").write_text(SOUND, "utf-8")
    with pytest.raises(RuleFault, match=r"b\.toml, code: “cs” is taken by a\.toml"):
        read_languages(tmp_path)


def test_every_abbreviation_stands_under_its_letter_once() -> None:
    """TOML itself refuses a second one; so does the reader of files."""
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads('a = ["x"]\na = ["y"]')
    assert (FOLDER / SHARED).is_file()
