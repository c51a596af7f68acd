from app.domain.sigla_nodes import SiglumKind
from app.web.pages.sigla_table import sigla_rows
from app.web.pages.sigla_terms import EXAMPLES
from app.web.pages.wording import wording


def test_every_mark_has_a_row_and_its_example_has_that_mark() -> None:
    rows = sigla_rows(wording("en"))
    assert {row.kind for row in rows} == set(SiglumKind) - {SiglumKind.STRAY}
    for row in rows:
        assert row.kind in {piece.kind for piece in row.pieces}
        assert row.example == EXAMPLES[row.kind]


def test_a_legend_has_the_rows_of_the_marks_that_are_used() -> None:
    (row,) = sigla_rows(wording("pl"), only=(SiglumKind.CUT,))
    assert row.meaning == "Pominięte przez opracowującego; tekst na fotografii biegnie dalej."
    assert (row.plain, row.searchable) == ("raj na ziemi (...)", "raj na ziemi □")
