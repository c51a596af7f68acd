"""A line of a list names a photograph, whatever is missing."""

from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.domain.imagery import ScanCondition
from app.web.pages.cards import photograph_cards, unit_cards
from app.web.pages.pictures import ImageServer
from app.web.pages.text import Text
from app.web.pages.wording import wording


def test_a_card_names_and_shows_a_photograph(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (card,) = photograph_cards([summary], server, wording("en"))
    assert card.link == "/photographs/photograph-1"
    assert card.title == Text("After the “amnesty”", "en")
    assert card.picture is not None


def test_a_photograph_without_a_title_goes_by_its_reference_code(
    summary: PhotographSummary, server: ImageServer
) -> None:
    (card,) = photograph_cards([replace(summary, title={})], server, wording("en"))
    assert card.title == Text("ipn-amnesty-1", "")


def test_a_cover_that_cannot_be_read_is_no_picture(
    summary: PhotographSummary, server: ImageServer
) -> None:
    assert summary.cover is not None
    unreadable = replace(summary.cover, condition=ScanCondition.UNREADABLE)
    broken = replace(summary, cover=unreadable)
    (card,) = photograph_cards([broken], server, wording("en"))
    assert card.picture is None


def test_a_unit_is_named_in_the_readers_language(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (card,) = unit_cards(photograph.units, server, wording("pl"))
    assert card.title == Text("Przykładowy zbiór Verso", "pl")
    assert card.link == "/units/unit-1"
