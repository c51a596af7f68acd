"""An index made anew does not undo what jobs wrote of authorities that were changed meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def _written(**by: Any) -> tuple[SideDescription, ...]:
    written = InscriptionDescription(InscriptionKind.NOTE, **by)
    return (SideDescription(SideKind.VERSO, inscriptions=(written,)),)


NAMING = {
    "agent": PhotographDescription(
        "agent", agents=(ContributionDescription(AgentRole.DEPICTED, "Dawna A"),)
    ),
    "custody": PhotographDescription(
        "custody", custody=(CustodyEventDescription(CustodyKind.CUSTODY, to_agent="Dawna A"),)
    ),
    "writer": PhotographDescription("writer", sides=_written(writer="Dawna A")),
    "hand": PhotographDescription("hand", sides=_written(hand="Dawna H")),
    "stamp": PhotographDescription("stamp", sides=_written(stamp="Dawna T")),
    "place": PhotographDescription("place", places=(PlaceDescription(PlaceRole.SHOWN, "Dawna P"),)),
    "subject": PhotographDescription("subject", subjects=("Dawna S",)),
}
CALLED = {
    AuthorityNoun.AGENT: "Dawna A",
    AuthorityNoun.HAND: "Dawna H",
    AuthorityNoun.STAMP: "Dawna T",
    AuthorityNoun.PLACE: "Dawna P",
    AuthorityNoun.SUBJECT: "Dawna S",
}


def _rename(catalogue: Catalogue) -> None:
    for noun, name in CALLED.items():
        one = catalogue.authorities.meant(noun, name)
        said = catalogue.authorities.authority(noun, one.id).description
        renamed = replace(said, name=name.replace("Dawna", "Nowiutka"))
        catalogue.authorities.save(noun, renamed, authority_id=one.id)


def _merge(catalogue: Catalogue) -> None:
    for noun, name in CALLED.items():
        one = catalogue.authorities.meant(noun, name)
        other = AuthorityDescription(name.replace("Dawna", "Nowiutka"))
        target = catalogue.authorities.save(noun, other)
        catalogue.authorities.merge(noun, one.id, target.id)


@pytest.mark.parametrize("change", [_rename, _merge])
def test_what_was_called_otherwise_meanwhile_keeps_the_words_that_its_job_wrote(
    opened: Opening, change: Callable[[Catalogue], None]
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.save(one).id for one in NAMING.values()]
        catalogue.save(PhotographDescription("names nobody"))
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        index = catalogue.search_index
        portion = index.make_portion(index.read_some(after="", limit=10))
    with opened(THE_DESK, writes=True) as catalogue:
        change(catalogue)
        for photograph_id in ids:
            catalogue.authorities.renew_search_words(photograph_id)
        catalogue.commit()
    with opened(THE_DESK, writes=True) as catalogue:
        assert catalogue.search_index.write_portion(portion) == 1
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        found = {hit.photograph.reference_code for hit in catalogue.search("nowiutka").items}
        assert found == NAMING.keys()
        assert catalogue.search_index.out_of_step(after="", limit=10)[0] == []
