"""Every state of an authority is kept: who called it what, and since when."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameTaken
from app.domain.errors import NotFound, NotSignedIn
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
ANNA = Viewer("anna", frozenset({Scope.READ, Scope.WRITE}))
PLACE = AuthorityNoun.PLACE


def states(catalogue: Catalogue, place_id: str) -> list[tuple[int, str, str]]:
    found = catalogue.authorities.revisions(PLACE, place_id).items
    return [(one.version, one.description.name, one.made_by) for one in found]


def test_a_rename_is_kept_with_who_and_when(opened: Opening, clock: list[datetime]) -> None:
    begun = clock[0]
    with opened(THE_DESK, writes=True) as catalogue:
        made = catalogue.authorities.save(PLACE, AuthorityDescription("Lemberg", "de"))
        catalogue.commit()
    clock[0] += timedelta(days=1)
    with opened(ANNA, writes=True) as catalogue:
        lwow = AuthorityDescription("Lwów", "pl")
        catalogue.authorities.save(PLACE, lwow, authority_id=made.id, reason="as in the register")
        catalogue.commit()
    with opened(ANNA) as catalogue:
        newest, oldest = catalogue.authorities.revisions(PLACE, made.id).items
        assert (newest.version, newest.made_by, newest.made_at) == (2, "anna", clock[0])
        assert newest.reason == "as in the register"
        assert [form.name for form in newest.description.forms] == ["Lemberg"]
        assert (oldest.description.name, oldest.made_at) == ("Lemberg", begun)


def test_what_was_made_before_states_were_kept_is_kept_with_its_first_change(
    opened: Opening,
) -> None:
    with opened(ANNA, writes=True) as catalogue:
        made = catalogue.authorities.save(PLACE, AuthorityDescription("Lemberg"))
        catalogue._session.execute(text("DELETE FROM authority_revision"))
        catalogue._session.expire_all()
        lwow = AuthorityDescription("Lwów")
        catalogue.authorities.save(PLACE, lwow, authority_id=made.id)
        assert states(catalogue, made.id) == [(2, "Lwów", "anna"), (1, "Lemberg", "")]
        assert catalogue.authorities.revision(PLACE, made.id, 1).made_at is None


def test_names_that_photographs_make_have_a_history_too(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        agent = ContributionDescription(AgentRole.DONOR, "Zofia", AgentKind.PERSON)
        catalogue.save(PhotographDescription("A 1", agents=(agent,)))
        (listed,) = catalogue.authorities.authorities(AuthorityNoun.AGENT).items
        named = AuthorityDescription("Zofia K.", kind=AgentKind.PERSON)
        catalogue.authorities.save(AuthorityNoun.AGENT, named, authority_id=listed.id)
        found = catalogue.authorities.revisions(AuthorityNoun.AGENT, listed.id).items
        assert [one.description.name for one in found] == ["Zofia K.", "Zofia"]


def test_merging_and_its_undoing_are_states(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        save = catalogue.authorities.save
        one, other = (save(PLACE, AuthorityDescription(name)).id for name in ("Lwów", "Lviv"))
        merge = catalogue.authorities.merge(PLACE, other, one, reason="the same town")
        catalogue.authorities.undo_merge(merge.id)
        assert [version for version, _, _ in states(catalogue, one)] == [3, 2, 1]
        second = catalogue.authorities.revision(PLACE, one, 2)
        assert [form.name for form in second.description.forms] == ["Lviv"]
        assert second.reason == "the same town"
        assert [version for version, _, _ in states(catalogue, other)] == [2, 1]


def test_states_are_listed_by_leaves_and_are_for_staff(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        made = catalogue.authorities.save(PLACE, AuthorityDescription("A"))
        for name in ("B", "C"):
            catalogue.authorities.save(PLACE, AuthorityDescription(name), authority_id=made.id)
        first = catalogue.authorities.revisions(PLACE, made.id, limit=2)
        assert [one.version for one in first.items] == [3, 2]
        rest = catalogue.authorities.revisions(PLACE, made.id, before=int(first.after or 0))
        assert [one.version for one in rest.items] == [1]
        with pytest.raises(NotFound):
            catalogue.authorities.revision(PLACE, made.id, 9)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue, pytest.raises(NotSignedIn):
        catalogue.authorities.revisions(PLACE, made.id)


def test_a_name_that_is_taken_says_by_whom(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        made = catalogue.authorities.save(PLACE, AuthorityDescription("Lwów"))
        with pytest.raises(NameTaken) as told:
            catalogue.authorities.save(PLACE, AuthorityDescription("Lwów"))
        assert (told.value.noun, told.value.authority_id) == (PLACE, made.id)
