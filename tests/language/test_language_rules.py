import pytest

from app.language.language_rules import Respelling, respelling, respelt, respelt_folded


@pytest.mark.parametrize(
    ("rule", "word", "expected"),
    [
        (respelling("ja", "ia", after="mn"), "armja", "armia"),
        (respelling("ja", "ia", after="mn"), "kolacja", "kolacja"),
        (respelling("em$", "ym"), "nowemem", "nowemym"),
        (respelling("^je", "ge", before="n"), "jenerał", "generał"),
        (respelling("^je", "ge", before="n"), "jego", "jego"),
        (respelling("[jy]i$", "ii"), "armyi", "armii"),
    ],
)
def test_a_word_is_written_as_today(rule: Respelling, word: str, expected: str) -> None:
    assert respelt(word, (rule,)) == expected


def test_a_rule_about_an_accent_says_nothing_of_words_without_it() -> None:
    rule = respelling("ó", "u")
    assert respelt("król", (rule,)) == "krul"
    assert respelt_folded("krol", (rule,)) == "krol"
    assert respelt_folded("xiadz", (respelling("x", "ks"),)) == "ksiadz"
