from app.domain.sigla_nodes import SiglumKind
from app.web.pages.typeset import Piece, typeset


def test_a_reading_without_marks_is_one_piece() -> None:
    assert typeset("Raj... (1941)") == (Piece("Raj... (1941)"),)
    assert typeset("") == ()


def test_a_mark_holds_what_it_is_about() -> None:
    assert typeset("Buz[uł(?)uk]") == (
        Piece("Buz"),
        Piece(
            "",
            SiglumKind.SUPPLIED,
            (Piece("", SiglumKind.UNCERTAIN, (Piece("uł"),)), Piece("uk")),
        ),
    )


def test_what_is_longer_than_a_word_is_told_to_end() -> None:
    (deleted,) = typeset("⟦raj na⟧")
    assert deleted.is_long
    (deleted,) = typeset("⟦raj⟧")
    assert not deleted.is_long


def test_the_space_before_a_remark_is_text() -> None:
    assert typeset("krulewski {sic}") == (
        Piece("krulewski"),
        Piece(" "),
        Piece("{sic}", SiglumKind.SIC),
    )


def test_a_line_that_ends_with_a_mark_and_in_the_text_too_ends_once() -> None:
    line_end = Piece("|", SiglumKind.LINE_BREAK)
    assert typeset("raj |\nna") == (Piece("raj "), line_end, Piece("na"))
    assert typeset("raj | na") == (Piece("raj "), line_end, Piece("na"))
    assert typeset("raj|") == (Piece("raj"), line_end)
