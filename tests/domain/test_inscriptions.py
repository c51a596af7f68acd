from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription

FIRST, PREFERRED = ReadingDescription("a"), ReadingDescription("b", preferred=True)


def test_the_preferred_reading_is_shown_wherever_it_stands() -> None:
    inscription = InscriptionDescription(InscriptionKind.NOTE, (FIRST, PREFERRED))
    assert inscription.preferred_reading is PREFERRED


def test_where_none_is_preferred_the_first_is_shown() -> None:
    inscription = InscriptionDescription(InscriptionKind.NOTE, (FIRST, ReadingDescription("c")))
    assert inscription.preferred_reading is FIRST


def test_an_inscription_that_nobody_has_read_shows_none() -> None:
    assert InscriptionDescription(InscriptionKind.ILLEGIBLE).preferred_reading is None
