"""The tree of units, leaf by leaf."""

from collections.abc import Callable

from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.web.pages.cards import photograph_cards, unit_cards
from app.web.pages.pictures import ImageServer
from app.web.pages.start import StartFields
from app.web.pages.text import Text
from app.web.pages.units import UnitFields
from app.web.pages.wording import wording

Render = Callable[..., str]


def test_a_unit_shows_its_photographs_and_how_many_there_are(
    photograph: CataloguedPhotograph,
    summary: PhotographSummary,
    server: ImageServer,
    render: Render,
) -> None:
    words = wording("en")
    (unit,) = unit_cards(photograph.units, server, words)
    fields = UnitFields(
        unit=unit,
        description=Text(),
        trail=(),
        units=(),
        photographs=photograph_cards([summary], server, words),
        total=1200,
        collection="/iiif/presentation/3/collection/unit-1",
        next_link="/units/unit-1?after=x",
    )
    page = render("unit.html", fields)
    assert "<h1>Verso sample</h1>" in page
    assert "1,200" in page
    assert 'rel="next" href="/units/unit-1?after=x"' in page
    assert "To the first page" not in page


def test_more_units_than_fit_have_a_next_page(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    units = unit_cards(photograph.units, server, wording("en"))
    fields = UnitFields(
        None, Text(), (), units, (), None, "/", units_next_link="/units?units_after=x"
    )
    assert 'rel="next" href="/units?units_after=x"' in render("unit.html", fields)


def test_a_part_behind_the_last_line_does_not_say_that_nothing_is_there(render: Render) -> None:
    fields = UnitFields(None, Text(), (), (), (), None, "/", first_link="/units")
    page = render("unit.html", fields)
    assert "To the first page" in page
    assert "No unit is published yet." not in page


def test_the_start_page_says_that_there_are_more_units_and_leads_to_them(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    units = unit_cards(photograph.units, server, wording("pl"))
    page = render("start.html", StartFields((), units, more_units=1200), language="pl")
    assert '<a href="/units">Wszystkie jednostki opisu</a>' in page
    assert "1200" in page.replace("\u00a0", "")
    assert "Wszystkie jednostki opisu" not in render("start.html", StartFields((), units))


def test_an_empty_tree_says_so(render: Render) -> None:
    fields = UnitFields(None, Text(), (), (), (), None, "/iiif/presentation/3/collection/root")
    assert "No unit is published yet." in render("unit.html", fields)
