"""A chain of custody on a page: what a unit hands down is marked, and oddities are for staff."""

import re
from collections.abc import Callable
from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph, ChainLink
from app.domain.custody import (
    AcceptedRemark,
    CustodyEventDescription,
    CustodyKind,
    RemarkCode,
)
from app.web.pages.photograph_fields import photograph_fields
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_custody import shown_custody
from app.web.pages.wording import wording

Render = Callable[..., str]
ODD = "By this chain, whoever gives it here did not have it."
GIVEN = CustodyEventDescription(CustodyKind.GIFT, from_agent="Ada", to_agent="Museum")
SOLD = CustodyEventDescription(CustodyKind.PURCHASE, from_agent="Bob", to_agent="Archive")
EXPLAINED = replace(
    SOLD, accepted_remarks=(AcceptedRemark(RemarkCode.GIVES_WITHOUT_HOLDING, "Bob was its agent."),)
)


def with_chains(
    photograph: CataloguedPhotograph,
    own: CustodyEventDescription,
    of_the_unit: CustodyEventDescription,
) -> CataloguedPhotograph:
    """The photograph with one event of its own, and one that its unit hands down."""
    (unit,) = photograph.units
    above = replace(unit, description=replace(unit.description, custody=(of_the_unit,)))
    record = replace(photograph.description, custody=(own,))
    return replace(photograph, units=(above,), description=record)


def page_of(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render, *, is_staff: bool
) -> str:
    words = wording("en")
    fields = photograph_fields(photograph, server=server, words=words, is_staff=is_staff)
    return re.sub(r"\s+", " ", render("photograph.html", fields))


def test_what_a_unit_hands_down_is_marked_and_leads_to_the_unit(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(with_chains(photograph, SOLD, GIVEN), server, render, is_staff=False)
    marked = 'Happened to the whole unit: <a href="/units/unit-1">Verso sample</a>'
    assert page.count(marked) == 1
    chain = page[page.index("Where it comes from") :]
    assert chain.index("Museum") < chain.index(marked) < chain.index("Archive")


def test_staff_alone_see_what_is_odd(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    odd = with_chains(photograph, SOLD, GIVEN)
    assert ODD in page_of(odd, server, render, is_staff=True)
    assert ODD not in page_of(odd, server, render, is_staff=False)


def test_what_may_stand_is_shown_with_its_reason(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(with_chains(photograph, EXPLAINED, GIVEN), server, render, is_staff=True)
    assert (
        f'<p class="small"> {ODD} This may stand: <span lang="">Bob was its agent.</span>' in page
    )


def test_a_remark_stands_at_its_event(server: ImageServer) -> None:
    links = [ChainLink(GIVEN), ChainLink(SOLD)]
    shown = shown_custody(links, server=server, words=wording("en"), is_staff=True)
    codes = [[remark.code for remark in event.remarks] for event in shown]
    assert codes == [[], [RemarkCode.GIVES_WITHOUT_HOLDING]]
