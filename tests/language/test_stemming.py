from concurrent.futures import ThreadPoolExecutor

import pytest

from app.language.folding import fold
from app.language.rule_reading import read_languages
from app.language.stemming import Stems

STEMS = {rules.code: Stems(rules) for rules in read_languages()}


def stems(code: str, word: str) -> set[str]:
    return set(STEMS[code].of(fold(word), word))


# Two cases of one word, by the grammars that the files name.
@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("pl", "żołnierz", "żołnierzami"),
        ("pl", "kowalska", "kowalskiej"),
        ("pl", "bejrut", "bejrucie"),
        ("pl", "marek", "marka"),
        ("pl", "ryga", "rydze"),
        ("ru", "офицер", "офицерами"),
        ("ru", "отец", "отца"),
        ("ru", "киев", "киева"),
        ("ru", "окно", "окон"),
        ("uk", "харків", "харкова"),
        ("uk", "львів", "львові"),
        ("uk", "львів", "львова"),
        ("uk", "київ", "києва"),
        ("uk", "кінь", "коня"),
        ("uk", "україна", "україною"),
        ("uk", "школа", "школу"),
        ("uk", "ріка", "ріці"),
        ("uk", "хлопець", "хлопця"),
        ("uk", "стрілець", "стрільця"),
        ("uk", "стояти", "стояла"),
        ("de", "soldat", "soldaten"),
        ("de", "schüler", "schülerinnen"),
        ("de", "lager", "lagern"),
        ("uk", "вулиця", "вулиць"),
        ("uk", "музика", "музиці"),
        ("uk", "вчителька", "учительки"),
        ("uk", "селянин", "селянами"),
        ("uk", "теля", "телят"),
        ("uk", "курча", "курчата"),
        ("ru", "ягнёнок", "ягнята"),
        ("ru", "волчонка", "волчат"),
        ("ru", "крестьянин", "крестьян"),
        ("ru", "земля", "земель"),
        ("ru", "огонь", "огнём"),
        ("ru", "заяц", "зайцы"),
        ("en", "soldier", "soldiers"),
    ],
)
def test_the_cases_of_a_word_share_a_stem(code: str, one: str, other: str) -> None:
    assert stems(code, one) & stems(code, other)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "bauer", "bau"),
        ("de", "lager", "lage"),
        ("de", "schülerin", "schule"),
        ("de", "arbeiter", "arbeit"),
        ("uk", "вулик", "вулиці"),
    ],
)
def test_a_word_whose_end_looks_like_an_ending_keeps_it(code: str, one: str, other: str) -> None:
    assert not stems(code, one) & stems(code, other)


def test_words_of_two_letters_have_no_stem() -> None:
    assert stems("pl", "on") == set()


def test_a_stem_that_is_guessed_is_less_sure() -> None:
    found = STEMS["pl"].of("bejrucie", "bejrucie")
    assert found["bejrut"] < max(found.values())


def test_many_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda word: stems("pl", word), ["żołnierzami"] * 200))
    assert all("zolnierz" in each for each in found)
