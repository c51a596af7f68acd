from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis import Answer
from app.domain.hits import Quotation
from app.domain.search_terms import Reason, Wanted
from app.domain.sigla_forms import GAP
from app.language.finding import quoted
from app.language.tokens import tokens

TEXT = "Stalin\u2019s paradise... We are getting together after the amnesty."


def exact(text: str, *words: str, phrase: str = "") -> tuple[list[str], int]:
    """What is quoted, and how many parts of what is wanted are answered."""
    phrases = (tuple(frozenset({word}) for word in phrase.split()),) if phrase else ()
    wanted = Wanted(tuple({word: Reason.EXACT} for word in words), phrases)
    found = quoted(text, wanted)
    return [quotation.exact for quotation in found.quotations], found.answered


def test_each_word_counts_once_however_often_it_stands() -> None:
    text = "The amnesty, and the end."
    assert exact(text, "the", "amnesty", "gulag") == (["The amnesty", "the"], 2)


def test_a_phrase_counts_only_where_its_words_stand_together() -> None:
    assert exact(TEXT, phrase="getting together") == (["getting together"], 1)
    assert exact("getting back together", phrase="getting together") == ([], 0)
    assert exact("getting [...] together", phrase="getting together") == ([], 0)
    assert exact("together", phrase="getting together") == ([], 0)


def test_a_quotation_is_verbatim() -> None:
    wanted = Wanted(words=({"stalins": Reason.EXACT, "stalin": Reason.EXACT},))
    assert quoted("Stalin\u2019s paradise", wanted) == Answer(
        (Quotation("", "Stalin\u2019s", " paradise"),), 1
    )


def test_nothing_asked_is_nothing_found() -> None:
    assert quoted(TEXT, Wanted()) == Answer()


def test_a_quotation_knows_on_which_side_the_text_goes_on() -> None:
    text = "On the back of this photograph stands in pencil, in a fine hand: Katyń, April 1940. "
    wanted = Wanted(words=({"katyn": Reason.EXACT},))
    (quotation,) = quoted(text, wanted).quotations
    assert (quotation.goes_on_before, quotation.goes_on_after) == (True, False)
    (whole,) = quoted("Katyń", wanted).quotations
    assert (whole.goes_on_before, whole.goes_on_after) == (False, False)


def test_what_the_dictionary_accepts_is_quoted_with_its_marks() -> None:
    text = "ppor. K[...]ski, w [Buz]ułuku i ⟦Tocko⟧jem, O.R.P. „Orzeł”"
    wanted = Wanted(
        words=(
            {f"k{GAP}ski": Reason.DAMAGED},
            {"buzuluku": Reason.INFLECTED, "бузулук": Reason.TRANSLITERATED},
            {"orp": Reason.JOINED},
        ),
        phrases=((frozenset({"w"}), frozenset({"buzuluku"})),),
    )
    found = quoted(text, wanted)
    assert [q.exact for q in found.quotations] == ["K[...]ski, w [Buz]ułuku", "O.R.P"]
    assert found.answered == 4


def test_a_phrase_is_found_by_the_other_forms_of_its_words() -> None:
    wanted = Wanted(phrases=((frozenset({"stalin"}), frozenset({"paradise"})),))
    assert [q.exact for q in quoted(TEXT, wanted).quotations] == ["Stalin\u2019s paradise"]


@given(
    st.text(alphabet="aŁs1¾'’-¬|\n [](){}?.…⟦⟧\N{SOFT HYPHEN}ъ", max_size=60),  # noqa: RUF001
    st.data(),
)
def test_every_quotation_stands_so_in_its_text(text: str, draw: st.DataObject) -> None:
    forms = [form for token in tokens(text) for form in (token.folded, *token.alternatives)]
    chosen = draw.draw(st.lists(st.sampled_from(forms), max_size=5)) if forms else []
    wanted = Wanted(words=tuple({form: Reason.EXACT} for form in chosen))
    found = quoted(text, wanted)
    assert found.answered == len(chosen)
    for quotation in found.quotations:
        assert quotation.prefix + quotation.exact + quotation.suffix in text
        exact = {f for t in tokens(text) for f in (t.folded, *t.alternatives)
                 if text[t.start : t.end] in quotation.exact}  # fmt: skip
        assert exact & set(chosen)
