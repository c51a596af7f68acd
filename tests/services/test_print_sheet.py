import re
from collections.abc import Callable
from dataclasses import replace

from app.domain.access import AccessRule
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.print_sheet import order_sheet, print_sheet


def pictures(pdf: bytes) -> int:
    return len(re.findall(rb"/Subtype /Image", pdf))


def test_a_sheet_shows_what_its_viewer_may_see(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    with holding.open(THE_DESK, writes=True) as catalogue:
        described = catalogue.photograph(saved.id).description
        closed = replace(described.sides[0], access=AccessRule())
        catalogue.save(replace(described, sides=(closed,)))
        catalogue.commit()
    for_the_public = order_sheet(holding, THE_PUBLIC, saved.id)
    for_staff = order_sheet(holding, THE_DESK, saved.id)
    assert for_the_public.etag != for_staff.etag
    assert (for_the_public.is_public, for_staff.is_public) == (True, False)
    assert pictures(print_sheet(holding, for_the_public)) == 0
    assert pictures(print_sheet(holding, for_staff)) == 1


def test_a_sheet_is_made_once_and_then_given_again(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    ordered = order_sheet(holding, THE_PUBLIC, published("A 1", "red").id)
    made = print_sheet(holding, ordered)
    assert holding.pictures.get(ordered.etag) == made
    assert print_sheet(holding, ordered) is made


def test_a_scan_that_is_gone_leaves_its_side_without_a_picture(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    for sha256 in [*holding.originals.all()]:
        holding.originals.path(sha256).unlink()
    assert pictures(print_sheet(holding, order_sheet(holding, THE_PUBLIC, saved.id))) == 0
