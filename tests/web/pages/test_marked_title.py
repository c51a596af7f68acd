"""Words found in a title are marked where the title stands."""

from app.domain.hits import Highlight, Quotation
from app.web.pages.marked_title import TitlePiece, is_told_by, marked_title
from app.web.pages.text import Text

TITLE = Text("Cmentarz, brama i cmentarz", "pl")


def in_title(prefix: str, exact: str, suffix: str, language: str = "pl") -> Highlight:
    return Highlight("title", Quotation(prefix, exact, suffix), language=language)


def test_every_place_is_marked_and_nothing_is_lost() -> None:
    first = in_title("", "Cmentarz", ", brama i cmentarz")
    last = in_title("Cmentarz, brama i ", "cmentarz", "")
    assert marked_title(TITLE, [last, first]) == (
        TitlePiece("Cmentarz", True),
        TitlePiece(", brama i "),
        TitlePiece("cmentarz", True),
    )
    assert marked_title(TITLE, []) == (TitlePiece("Cmentarz, brama i cmentarz"),)


def test_a_title_in_another_language_and_other_texts_are_not_told_by_it() -> None:
    assert is_told_by(TITLE, in_title("", "Cmentarz", ", brama"))
    assert not is_told_by(TITLE, in_title("", "Cmentarz", ", brama", "en"))
    assert not is_told_by(TITLE, in_title("A ", "cemetery", ""))
    assert not is_told_by(TITLE, Highlight("place", Quotation("", "Cmentarz", ""), language="pl"))
