"""The states that photographs have had."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from app.domain.access import AccessRule
from app.domain.errors import NotFound
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.language.analyser import Analyser
from app.persistence.catalogue import Catalogue, open_catalogue
from app.persistence.database import embedded_url, open_database

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
READINGS = st.builds(ReadingDescription, text=TEXTS)
INSCRIPTIONS = st.builds(
    InscriptionDescription,
    kind=st.sampled_from(InscriptionKind),
    readings=st.lists(READINGS, max_size=2).map(tuple),
)
SIDES = st.builds(
    SideDescription,
    kind=st.sampled_from(SideKind),
    inscriptions=st.lists(INSCRIPTIONS, max_size=3).map(tuple),
)
DESCRIPTIONS = st.builds(
    PhotographDescription,
    reference_code=st.just("A/1"),
    carrier=TEXTS,
    subjects=st.lists(TEXTS.filter(str.strip), max_size=3, unique=True).map(tuple),
    sides=st.lists(SIDES, max_size=3).map(tuple),
)


@pytest.fixture
def numbered(opened: Opening) -> str:
    """A photograph with revisions 1 to 5; 2 and 4 were published, 3 lay beside, 5 is withdrawn."""
    plain = PhotographDescription("A/1", carrier="paper")
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(plain, reason="from the old card")
        catalogue.publish(saved.id)
        catalogue.edit(replace(plain, carrier="glass"))
        catalogue.publish(saved.id, reason="glass, not paper")
        catalogue.withdraw(saved.id, reason="rights")
        catalogue.publish(saved.id)
        catalogue.commit()
    return saved.id


def test_staff_sees_every_state_and_the_public_those_that_were_public(
    opened: Opening, numbered: str
) -> None:
    def states(catalogue: Catalogue) -> list[tuple[int, str]]:
        return [(one.version, one.state.value) for one in catalogue.revisions(numbered).items]

    with opened(THE_DESK) as catalogue:
        assert states(catalogue) == [
            (6, "published"),
            (5, "withdrawn"),
            (4, "published"),
            (3, "draft"),
            (2, "published"),
            (1, "draft"),
        ]
        assert catalogue.revision(numbered, 3).description.carrier == "glass"
        assert catalogue.revisions_beside(numbered, 3) == (2, 4)
    with opened(THE_PUBLIC) as catalogue:
        assert [version for version, _ in states(catalogue)] == [6, 4, 2]
        assert catalogue.revisions_beside(numbered, 4) == (2, 6)
        assert catalogue.revision(numbered, 2).description.carrier == "paper"
        with pytest.raises(NotFound):
            catalogue.revision(numbered, 3)


def test_a_history_is_read_part_by_part_from_the_newest_on(opened: Opening, numbered: str) -> None:
    with opened(THE_DESK) as catalogue:
        first = catalogue.revisions(numbered, limit=4)
        rest = catalogue.revisions(numbered, before=int(first.after or 0), limit=4)
    assert ([one.version for one in first.items], first.after) == ([6, 5, 4, 3], "3")
    assert ([one.version for one in rest.items], rest.after, rest.total) == ([2, 1], None, 6)


def test_nothing_is_told_of_a_photograph_that_is_hidden(opened: Opening, numbered: str) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(numbered, reason="rights")
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        for read in (catalogue.revisions, lambda one: catalogue.revision(one, 2)):
            with pytest.raises(NotFound, match="withdrawn"):
                read(numbered)


def test_what_is_closed_today_is_closed_in_former_states_too(
    opened: Opening, two_sided: PhotographDescription
) -> None:
    written = replace(two_sided, sides=tuple(replace(side, scans=()) for side in two_sided.sides))
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(written)
        catalogue.publish(saved.id)
        kept = catalogue.photograph(saved.id).description
        closed = replace(kept.sides[1], access=AccessRule(date(2999, 1, 1)))
        catalogue.save(replace(kept, sides=(kept.sides[0], closed)))
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        (inscription,) = catalogue.revision(saved.id, 2).description.sides[1].inscriptions
        assert inscription.readings == ()
    with opened(THE_DESK) as catalogue:
        assert catalogue.revision(saved.id, 2).description == kept


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """Write down the statements that are sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def rich(sides: int, inscriptions: int) -> PhotographDescription:
    """A photograph with so many sides, and so many inscriptions on each."""
    reading = ReadingDescription("Wołga", language="pl")
    written = tuple(
        InscriptionDescription(InscriptionKind.NOTE, (reading,)) for _ in range(inscriptions)
    )
    all_sides = tuple(
        SideDescription(SideKind.ALBUM_PAGE, inscriptions=written) for _ in range(sides)
    )
    return PhotographDescription("A/1", sides=all_sides)


def test_a_rich_photograph_with_a_long_history_costs_as_many_queries_as_a_poor_one(
    engine: Engine, opened: Opening
) -> None:
    counts = []
    for sides, inscriptions, versions in ((1, 1, 1), (12, 5, 200)):
        with opened(THE_DESK, writes=True) as catalogue:
            saved = catalogue.save(rich(sides, inscriptions))
            description = catalogue.photograph(saved.id).description
            for number in range(versions):
                catalogue.save(replace(description, carrier=f"glass {number} of {sides}"))
            catalogue.commit()
        with opened(THE_DESK) as catalogue, counting(engine) as sent:
            whole = catalogue.photograph(saved.id)
            catalogue.working_copy(saved.id)
            catalogue.revisions(saved.id)
            catalogue.revision(saved.id, 1)
        counts.append(len(sent))
    assert len(list(whole.description.inscriptions())) == 60
    assert whole.version > 200
    assert counts[0] == counts[1]


def test_an_edit_of_a_rich_photograph_is_one_transaction(engine: Engine, opened: Opening) -> None:
    commits: list[object] = []
    note = commits.append
    event.listen(engine, "commit", note)
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.edit(rich(12, 5))
        assert commits == []
        catalogue.commit()
    event.remove(engine, "commit", note)
    assert len(commits) == 1
    with opened(THE_DESK) as catalogue:
        assert len(catalogue.photograph(saved.id).description.sides) == 12


@given(states=st.lists(DESCRIPTIONS, min_size=2, max_size=4), published=st.booleans())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_state_can_be_brought_back_and_says_what_it_said(
    empty_catalogue: Path, states: list[PhotographDescription], *, published: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy(empty_catalogue, folder)
        engine = open_database(embedded_url(Path(folder) / empty_catalogue.name))
        with open_catalogue(engine, THE_DESK, analyser=Analyser(), writes=True) as catalogue:
            photograph_id = catalogue.edit(states[0]).id
            if published:
                catalogue.publish(photograph_id)
            for state in states[1:]:
                catalogue.edit(state)
            newest = catalogue.revisions(photograph_id).items[0].version
            for version in range(1, newest + 1):
                wanted = catalogue.revision(photograph_id, version).description
                catalogue.edit(wanted, former=wanted)
                found = catalogue.working_copy(photograph_id)
                found_description = (
                    found.description if found else catalogue.photograph(photograph_id).description
                )
                assert found_description == wanted
            if published:
                catalogue.publish(photograph_id)
                assert catalogue.photograph(photograph_id).description == wanted
        engine.dispose()


def test_the_photograph_that_somebody_edited_last_is_known_to_them(opened: Opening) -> None:
    anna = Viewer("anna", frozenset({Scope.READ, Scope.WRITE}))
    with opened(anna, writes=True) as catalogue:
        assert catalogue.last_edited() is None
        first = catalogue.save(PhotographDescription("L/1"))
        second = catalogue.save(PhotographDescription("L/2"))
        assert catalogue.last_edited() == second.id
        catalogue.edit(PhotographDescription("L/1", carrier="glass"), photograph_id=first.id)
        catalogue.commit()
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("L/3"))
        catalogue.commit()
    with opened(anna) as catalogue:
        assert catalogue.last_edited() == first.id
