"""Words that were found are marked where they stand."""

from app.domain.hits import Highlight, Quotation
from app.web.pages.marked_text import Piece, is_told_by, marked_quotations, marked_title
from app.web.pages.text import Text

TITLE = Text("Cmentarz, brama i cmentarz", "pl")


def in_title(prefix: str, exact: str, suffix: str, language: str = "pl") -> Highlight:
    return Highlight("title", Quotation(prefix, exact, suffix), language=language)


def test_every_place_is_marked_and_nothing_is_lost() -> None:
    first = in_title("", "Cmentarz", ", brama i cmentarz")
    last = in_title("Cmentarz, brama i ", "cmentarz", "")
    assert marked_title(TITLE, [last, first]) == (
        Piece("Cmentarz", is_found=True),
        Piece(", brama i "),
        Piece("cmentarz", is_found=True),
    )
    assert marked_title(TITLE, []) == (Piece("Cmentarz, brama i cmentarz"),)


def test_a_title_in_another_language_and_other_texts_are_not_told_by_it() -> None:
    assert is_told_by(TITLE, in_title("", "Cmentarz", ", brama"))
    assert not is_told_by(TITLE, in_title("", "Cmentarz", ", brama", "en"))
    assert not is_told_by(TITLE, in_title("A ", "cemetery", ""))
    assert not is_told_by(TITLE, Highlight("place", Quotation("", "Cmentarz", ""), language="pl"))


def test_quotations_of_the_same_words_are_one_text_with_all_of_them_marked() -> None:
    one, other = Quotation("Jan, ", "Zosia", " i my"), Quotation("", "Jan", ", Zosia i my")
    assert "".join(piece.text for piece in marked_quotations([one, other])) == "Jan, Zosia i my"
    found = [piece.text for piece in marked_quotations([one, other]) if piece.is_found]
    assert found == ["Jan", "Zosia"]
