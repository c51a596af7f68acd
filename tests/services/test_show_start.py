from collections.abc import Callable

from app.domain.catalogued import Page
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.show_start import StartPage, show_start


def test_an_empty_catalogue_has_a_start_page_too(holding: Holding) -> None:
    assert show_start(holding, THE_PUBLIC) == StartPage((), Page((), total=0))


def test_what_was_published_last_comes_first_and_drafts_stay_out(
    holding: Holding, catalogued: Callable[..., Saved], published: Callable[..., Saved]
) -> None:
    published("A 1")
    published("A 2")
    catalogued("A 3")
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["Album"]}))
        catalogue.commit()
    page = show_start(holding, THE_PUBLIC)
    assert [photograph.reference_code for photograph in page.newest] == ["A 2", "A 1"]
    assert page.units.items == ()
    units = show_start(holding, THE_DESK).units
    assert [unit.description.reference_code for unit in units.items] == ["A"]
    assert units.after is None
