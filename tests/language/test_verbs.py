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
        ("de", "nahm", "nehmen"),
        ("de", "aufgehoben", "aufheben"),
        ("de", "schliefen", "schlafen"),
        ("de", "verlor", "verliert"),
        ("de", "vergaß", "vergessen"),
        ("de", "fuhr", "gefahren"),
        ("ru", "принёс", "принести"),
        ("ru", "пекут", "печь"),
        ("ru", "ушли", "уйти"),
        ("ru", "сижу", "сидеть"),
        ("ru", "пишет", "писать"),
        ("ru", "едут", "ехали"),
        ("uk", "допоміг", "допомогти"),
        ("uk", "прийшли", "прийти"),
        ("uk", "сиджу", "сидіти"),
        ("uk", "вів", "вела"),
    ],
)
def test_the_forms_of_a_verb_share_a_stem(code: str, one: str, other: str) -> None:
    assert set(VERBS[code].of(one)) & set(VERBS[code].of(other))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "kanne", "können"),
        ("de", "betten", "bitten"),
        ("de", "lage", "liegen"),
        ("de", "weiße", "wissen"),
        ("de", "wiese", "weisen"),
        ("de", "schienen", "scheinen"),
        ("ru", "весь", "вели"),
        ("ru", "весла", "вёл"),
        ("ru", "едят", "ехали"),
        ("uk", "повіті", "повела"),
        ("uk", "навіть", "навести"),
        ("uk", "тікала", "текла"),
    ],
)
def test_a_word_that_only_looks_like_a_verb_shares_nothing_with_it(
    code: str, one: str, other: str
) -> None:
    assert set(VERBS[code].of(one)).isdisjoint(VERBS[code].of(other))


def test_a_word_that_loses_nothing_is_no_verb() -> None:
    assert VERBS["de"].of("wald") == VERBS["de"].of("geld") == VERBS["pl"].of("stali") == ()


def test_the_root_of_a_verb_that_is_a_noun_too_counts_with_an_ending_alone() -> None:
    assert VERBS["de"].of("band") == VERBS["de"].of("schloss") == ()
    assert VERBS["de"].of("banden") == VERBS["de"].of("gebunden") == ("bind",)
    assert VERBS["uk"].of("віз") == ()


def test_a_verb_keeps_its_prefix() -> None:
    assert VERBS["de"].of("übernahm") == ("ubernehm",)
    assert VERBS["ru"].of("унесли") != VERBS["ru"].of("несли")
