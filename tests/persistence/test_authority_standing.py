"""The photographs on which an authority stands: paged, and as each viewer may know of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from app.domain.access import AccessRule
from app.domain.authorities import AuthorityNoun, LinkPlace
from app.domain.errors import NotFound
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

STAMP = AuthorityNoun.STAMP
CLOSED = AccessRule(until_on=date(2999, 12, 31))


def _stamped(
    code: str, *, side: AccessRule | None = None, inscription: AccessRule | None = None
) -> PhotographDescription:
    note = InscriptionDescription(InscriptionKind.STAMP, stamp="Fot. Anna", access=inscription)
    return PhotographDescription(
        code, sides=(SideDescription(SideKind.VERSO, inscriptions=(note,), access=side),)
    )


def test_every_photograph_with_a_stamp_is_listed_in_filing_order_page_by_page(
    opened: Opening,
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for code in ("A/10", "A/9", "A/8"):
            catalogue.save(_stamped(code))
        catalogue.save(PhotographDescription("A/7"))
        stamp = catalogue.authorities.meant(STAMP, "Fot. Anna").id
        first = catalogue.authorities.standings(STAMP, stamp, limit=2)
        second = catalogue.authorities.standings(STAMP, stamp, after=first.after, limit=2)
    codes = [one.photograph.reference_code for one in (*first.items, *second.items)]
    assert codes == ["A/8", "A/9", "A/10"]
    assert second.after is None
    assert {one.roles for one in first.items} == {(LinkPlace.STAMP,)}


def test_a_stamp_on_what_is_closed_is_not_known_to_the_public(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for one in (_stamped("A/1", side=CLOSED), _stamped("A/2", inscription=CLOSED)):
            catalogue.publish(catalogue.save(one).id)
        stamp = catalogue.authorities.meant(STAMP, "Fot. Anna").id
        assert len(catalogue.authorities.standings(STAMP, stamp).items) == 2
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.authorities.standings(STAMP, stamp).items == ()
        assert catalogue.authorities.authorities(STAMP).items == ()
        with pytest.raises(NotFound):
            catalogue.authorities.authority(STAMP, stamp)


def test_the_list_of_names_is_paged_and_begins_as_wanted(opened: Opening) -> None:
    description = PhotographDescription("A/1", subjects=("Żniwa", "zegar", "Zamek", "Art"))
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(description)
        listed = catalogue.authorities.authorities
        first = listed(AuthorityNoun.SUBJECT, beginning="Z", limit=2)
        second = listed(AuthorityNoun.SUBJECT, beginning="Z", after=first.after, limit=2)
    assert [one.name for one in (*first.items, *second.items)] == ["Zamek", "zegar", "Żniwa"]
