import pytest

from app.language.rule_reading import read_languages
from app.language.verbs import VerbStems

VERBS = {rules.code: VerbStems(rules.stem.verbs) for rules in read_languages()}


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "geimpft", "impfen"),
        ("de", "einzulegen", "eingelegt"),
        ("de", "abgeholt", "abholen"),
        ("de", "verkürzten", "verkürzen"),
        ("de", "aufgestellte", "aufstellen"),
        ("uk", "стояли", "стояти"),
        ("uk", "вернувся", "вернулись"),
        ("uk", "читає", "читали"),
        ("ru", "служила", "служить"),
        ("ru", "расстрелянных", "расстреляли"),
        ("ru", "возвращались", "возвращаются"),
    ],
)
def test_the_forms_of_a_verb_share_a_stem(code: str, one: str, other: str) -> None:
    assert VERBS[code].of(one) == VERBS[code].of(other) != ""


def test_a_word_that_loses_nothing_is_no_verb() -> None:
    assert VERBS["de"].of("wald") == ""
    assert VERBS["de"].of("geld") == ""
    assert VERBS["pl"].of("stali") == ""
