from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis import Answer, Question
from app.domain.hits import Quotation
from app.domain.search_terms import Reason, Wanted
from app.domain.sigla_forms import GAP
from app.language.finding import answer, quoted
from app.language.tokens import tokens

TEXT = "Stalin\u2019s paradise... We are getting together after the amnesty."


def exact(text: str, question: Question) -> tuple[list[str], int]:
    """What is quoted, and how many parts of the question are answered."""
    found = answer(text, question)
    return [quotation.exact for quotation in found.quotations], found.answered


def test_each_word_counts_once_however_often_it_stands() -> None:
    question = Question(words=(("the",), ("amnesty",), ("gulag",)))
    assert exact("The amnesty, and the end.", question) == (["The amnesty", "the"], 2)


def test_a_phrase_counts_only_where_its_words_stand_together() -> None:
    together = Question(phrases=(("getting", "together"),))
    assert exact(TEXT, together) == (["getting together"], 1)
    assert exact("getting back together", together) == ([], 0)
    assert exact("getting [...] together", together) == ([], 0)
    assert exact("together", Question(phrases=(("getting", "together"),))) == ([], 0)


def test_a_phrase_may_end_in_the_beginning_of_a_word() -> None:
    assert exact(TEXT, Question(phrases=(("the", "amnest*"),))) == (["the amnesty"], 1)


def test_a_quotation_is_verbatim() -> None:
    question = Question(words=(("stalins", "stalin"),))
    assert answer("Stalin\u2019s paradise", question) == Answer(
        (Quotation("", "Stalin\u2019s", " paradise"),), 1
    )


def test_nothing_asked_is_nothing_found() -> None:
    assert answer(TEXT, Question()) == Answer()


def test_a_quotation_knows_on_which_side_the_text_goes_on() -> None:
    text = "On the back of this photograph stands in pencil, in a fine hand: Katyń, April 1940. "
    (quoted,) = answer(text, Question(words=(("katyn",),))).quotations
    assert (quoted.goes_on_before, quoted.goes_on_after) == (True, False)
    (whole,) = answer("Katyń", Question(words=(("katyn",),))).quotations
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
