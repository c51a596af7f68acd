import pytest

from app.domain.search_terms import KeyKind, TermKey
from app.domain.sigla_forms import GAP
from app.language.folding import fold
from app.language.rule_reading import read_languages, read_shared
from app.language.term_keys import MOST_LETTERS, TermKeys, script_of

KEYS = TermKeys(read_languages(), read_shared())


def met(typed: str, written: str, language: str = "") -> dict[KeyKind, float]:
    """By what kinds of keys a typed word meets a written one, and how surely."""
    asked = {(key.kind, key.key): key.weight for key in KEYS.of_typed(fold(typed), typed.lower())}
    kept = KEYS.of_written(fold(written), written.lower(), [language] if language else [])
    found: dict[KeyKind, float] = {}
    for key in kept:
        if weight := asked.get((key.kind, key.key)):
            found[key.kind] = max(found.get(key.kind, 0), min(weight, key.weight))
    return found


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        # inflected
        ("żołnierz", "żołnierzami", "pl"),
        ("zolnierz", "żołnierzy", "pl"),
        ("Kowalska", "Kowalskiej", "pl"),
        ("Lwów", "Lwowie", "pl"),
        ("Jan", "Janowi", "pl"),
        ("Ewa", "Ewie", "pl"),
        ("Kołodziejek", "Kołodziejka", "pl"),
        ("ojciec", "ojca", "pl"),
        ("Łódź", "Łodzi", "pl"),
        ("офицер", "офицерами", "ru"),
        ("Москва", "Москве", "ru"),
        ("Харків", "Харкова", "uk"),
        ("Kind", "Kinder", "de"),
        # written in other letters
        ("Żukow", "Жуков", "ru"),
        ("Zhukov", "Жукова", "ru"),
        ("Schukow", "Жукову", "ru"),
        ("Бузулук", "Buzułuku", "pl"),
        ("Zukow", "Жуков", "ru"),
        ("Vilne", "ווילנע", "yi"),
        ("ווילנע", "Wilno", "pl"),
        # printed with letters that only look right, typed on another keyboard
        ("Кривоногов", "Kpивoнoгoвыx", "ru"),  # noqa: RUF001 - that is the point
        ("rehcfyn", "курсанты", "ru"),
        # short
        ("podporucznik", "ppor", "pl"),
        ("ppor", "podporucznikowi", "pl"),
        ("Oberleutnant", "Oblt", "de"),
        ("sierpień", "VIII", "pl"),
        ("1944", "44", ""),
        ("святий", "св", "uk"),
        ("святой", "св", "ru"),
        ("ósma", "VIII", "pl"),
        ("п'ятнадцятий", "15", "uk"),
        ("neunzehnte", "XIX", "de"),
        ("fiftieth", "50", "en"),
        ("псы", "пёс", "ru"),
        ("шиє", "шити", "uk"),
        # old
        ("armia", "armji", "pl"),
        ("Rosja", "Rossyi", "pl"),
        ("русский", "русскаго", "ru"),
        ("Müller", "Mueller", "de"),
        ("Mueller", "Müller", "de"),
        ("żołnierz", "rzołnierz", "pl"),
        # by sound alone: of two words that the dictionary knows, one must be a name
        ("Kowalczuk", "Kowalczukowa", "pl"),
        ("процессия", "procesja", "pl"),
        # misread
        ("1941", "l94l", "pl"),
        ("marzec", "rnarzec", "pl"),
    ],
)
def test_a_typed_word_meets_what_is_written(typed: str, written: str, language: str) -> None:
    assert met(typed, written, language)


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("most", "mostek", "pl"),
        ("1941", "1942", ""),
        ("on", "od", "pl"),
        ("Lwów", "Kraków", "pl"),
        ("Bauer", "Bau", "de"),
        ("Lager", "Lage", "de"),
        ("вулик", "вулиці", "uk"),
    ],
)
def test_other_words_do_not_meet(typed: str, written: str, language: str) -> None:
    assert not met(typed, written, language)


@pytest.mark.parametrize(("typed", "written"), [("dziecko", "dzik"), ("dziecko", "dziki")])
def test_two_words_that_the_dictionary_knows_do_not_meet_by_their_sound(
    typed: str, written: str
) -> None:
    pytest.importorskip("morfeusz2")
    assert not met(typed, written, "pl")


def test_the_word_itself_is_the_surest_and_a_dictionary_form_next() -> None:
    assert met("żołnierz", "ŻOŁNIERZ", "pl")[KeyKind.FORM] == 1
    pytest.importorskip("morfeusz2")
    assert met("rok", "roku", "pl")[KeyKind.LEMMA] == 0.95


def test_a_word_is_under_the_rules_of_its_language_or_of_all() -> None:
    kinds = {key.kind for key in KEYS.of_written("parade", "parade", ["en-GB"])}
    assert KeyKind.STEM_ENGLISH in kinds
    assert KeyKind.STEM_POLISH not in kinds
    kinds = {key.kind for key in KEYS.of_written("parade", "parade", ["fr"])}
    assert {KeyKind.STEM_ENGLISH, KeyKind.STEM_POLISH, KeyKind.STEM_GERMAN} <= kinds


def test_a_word_that_says_little_sounds_like_nothing() -> None:
    kinds = {key.kind for key in KEYS.of_written("przed", "przed", ["pl"])}
    assert kinds & {KeyKind.SKELETON, KeyKind.SKELETON_STEM, KeyKind.FUZZY} == set()


def test_a_damaged_word_is_kept_by_what_is_left_of_it() -> None:
    damaged = f"k{GAP}ski"
    assert KEYS.of_written(damaged, damaged, ["pl"]) == (
        TermKey(KeyKind.FORM, damaged), TermKey(KeyKind.LACUNA, damaged, 0.6),
    )  # fmt: skip
    assert met("Kowalski", damaged) == {KeyKind.LACUNA: 0.6}
    assert met("Kowalska", damaged)
    assert not met("Kowalczyk", damaged)


def test_a_mistyped_word_is_like_its_right_form() -> None:
    likenesses = set(KEYS.likenesses_of_typed("kowalski", "kowalski"))
    kept = {key.key for key in KEYS.of_written("kowalskiego", "kowalskiego", ["pl"])
            if key.kind is KeyKind.FUZZY}  # fmt: skip
    assert likenesses & kept
    typed = set(KEYS.likenesses_of_typed("szelwdze", "szelwdze"))
    assert "szelwg" in typed  # as Szeliga ends in Szelidze
    assert KEYS.likenesses_of_typed("1941", "1941") == ()


def test_what_is_no_word_is_kept_as_a_whole() -> None:
    line = "a" * (MOST_LETTERS + 1)
    assert KEYS.of_written(line, line, []) == KEYS.of_typed(line, line) == (
        TermKey(KeyKind.FORM, line),
    )  # fmt: skip


def test_a_word_tells_its_alphabet() -> None:
    scripts = [script_of(word) for word in ("lwow", "львов", "לבוב", "1941", "ω", "1szy")]
    assert scripts == ["latin", "cyrillic", "hebrew", None, None, "latin"]


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("grób", "Grube", "de"),  # by a misspelling of one language and an ending of another
        ("twoim", "two", "en"),  # by the stem of one and a number of another
        ("kościół", "kość", "pl"),  # by an abbreviation that is spelt otherwise
        ("polski", "pół", "pl"),
        ("fahren", "Gefahr", "de"),  # by the beginning of a participle without its ending
    ],
)
def test_words_do_not_meet_by_rules_of_which_one_alone_holds(
    typed: str, written: str, language: str
) -> None:
    assert not met(typed, written, language).keys() - {KeyKind.SKELETON, KeyKind.FUZZY}


def test_words_that_a_dictionary_tells_apart_meet_far_below_their_own_forms() -> None:
    assert max(met("pani", "pan", "pl").values()) <= 0.5
    assert max(met("pani", "panią", "pl").values()) >= 0.9


def test_what_is_typed_is_hardly_an_old_spelling() -> None:
    assert max(met("Vater", "water", "en").values()) < 0.9
    assert max(met("armia", "armja", "pl").values()) >= 0.9
