"""The tree of units, leaf by leaf."""

from collections.abc import Callable

from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.web.pages.cards import photograph_cards, unit_cards
from app.web.pages.pictures import ImageServer
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


def test_an_empty_tree_says_so(render: Render) -> None:
    fields = UnitFields(None, Text(), (), (), (), None, "/iiif/presentation/3/collection/root")
    assert "No unit is published yet." in render("unit.html", fields)
