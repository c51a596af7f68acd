from app.domain.analysis import Answer, Question
from app.domain.hits import Quotation
from app.language.finding import answer

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
