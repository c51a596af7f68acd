"""What is prepared beside what the public sees."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from app.domain.clashes import Clash
from app.domain.errors import NotAllowed, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan, Outcome
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
CATALOGUER = Viewer("cataloguer", frozenset({Scope.READ, Scope.WRITE}))
PLAIN = PhotographDescription("A/1", title={"en": ["Volga"]})


@pytest.fixture
def published(opened: Opening) -> str:
    """A published photograph, at version 2."""
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PLAIN)
        catalogue.publish(saved.id)
        catalogue.commit()
    return saved.id


def test_what_is_published_goes_on_as_it_is_while_it_is_described_anew(
    opened: Opening, engine: Engine, published: str
) -> None:
    with opened(CATALOGUER, writes=True) as catalogue:
        saved = catalogue.edit(replace(PLAIN, process="albumen"), photograph_id=published)
        catalogue.commit()
    assert (saved.version, saved.is_working_copy, saved.changed) == (3, True, ("process",))
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.photograph(published).version == 2
        assert catalogue.photograph(published).description.process == ""
        assert catalogue.working_copy(published) is None
    with opened(CATALOGUER) as catalogue:
        copy = catalogue.working_copy(published)
        assert catalogue.photograph(published).version == 2
    assert copy is not None
    assert (copy.version, copy.based_on, copy.state) == (3, 2, PublicationState.DRAFT)
    assert (copy.description.process, copy.edited_by) == ("albumen", "cataloguer")
    with engine.connect() as connection:
        kinds = connection.execute(text("SELECT kind FROM change ORDER BY sequence")).scalars()
        assert list(kinds) == ["create", "publish"]


@pytest.mark.usefixtures("published")
def test_the_next_change_is_one_of_the_working_copy(opened: Opening) -> None:
    with opened(CATALOGUER, writes=True) as catalogue:
        catalogue.edit(replace(PLAIN, process="albumen"), expected_version=2)
        again = catalogue.edit(replace(PLAIN, process="collodion"), expected_version=3)
        same = catalogue.edit(replace(PLAIN, process="collodion"), expected_version=4)
        with pytest.raises(Clash) as clash:
            catalogue.edit(replace(PLAIN, carrier="glass"), expected_version=2)
    assert (again.version, same.version, same.outcome) == (4, 4, Outcome.UNCHANGED)
    assert (clash.value.version, clash.value.theirs.process) == (4, "collodion")
    told = [(one.path, one.kind.value) for one in clash.value.differences]
    assert told == [("carrier", "added"), ("process", "removed")]


def test_publishing_applies_the_working_copy_in_one_transaction(
    opened: Opening, engine: Engine, published: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.edit(replace(PLAIN, title={"en": ["The river Oka"]}), reason="other river")
        assert catalogue.search("Oka").total == 0
        assert catalogue.publish(published)
        assert not catalogue.publish(published)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        shown = catalogue.photograph(published)
        assert catalogue.search("Oka").total == 1
        assert catalogue.search("Volga").total == 0
    assert (shown.version, shown.description.title) == (4, {"en": ["The river Oka"]})
    with opened(THE_DESK) as catalogue:
        assert catalogue.working_copy(published) is None
        assert catalogue.revision(published, 4).summary.reason == "other river"
    with engine.connect() as connection:
        query = text("SELECT kind, version FROM change ORDER BY sequence DESC LIMIT 1")
        assert tuple(connection.execute(query).one()) == ("update", 4)


def test_a_draft_that_was_never_public_is_changed_in_its_place(opened: Opening) -> None:
    with opened(CATALOGUER, writes=True) as catalogue:
        made = catalogue.edit(PLAIN)
        assert catalogue.send_for_review(made.id, note="please look")
        saved = catalogue.edit(replace(PLAIN, process="albumen"))
        kept = catalogue.photograph(made.id)
        assert catalogue.working_copy(made.id) is None
    assert (saved.is_working_copy, kept.version, kept.description.process) == (False, 3, "albumen")
    assert kept.state is PublicationState.IN_REVIEW


def test_what_is_written_past_a_working_copy_is_kept_where_both_can_stand(
    opened: Opening, published: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.edit(replace(PLAIN, process="albumen"))
        catalogue.save(replace(PLAIN, carrier="glass"))
        catalogue.publish(published)
        description = catalogue.photograph(published).description
    assert (description.process, description.carrier) == ("albumen", "glass")


def test_what_is_written_past_a_working_copy_in_the_same_field_stops_publishing(
    opened: Opening, published: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.edit(replace(PLAIN, process="albumen"))
        catalogue.save(replace(PLAIN, process="collodion"))
        with pytest.raises(Clash) as clash:
            catalogue.publish(published)
        assert catalogue.photograph(published).description.process == "collodion"
    assert (clash.value.mine.process, clash.value.theirs.process) == ("albumen", "collodion")


def test_new_parts_of_a_working_copy_keep_their_names_when_they_are_published(
    opened: Opening, two_sided: PhotographDescription, scan: Callable[..., AccessionedScan]
) -> None:
    scans = {told.original.sha256: told for told in map(scan, (1, 2))}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PLAIN)
        catalogue.publish(saved.id)
        catalogue.edit(two_sided, scans=scans)
        copy = catalogue.working_copy(saved.id)
        assert [sha256 for sha256, _ in catalogue.digests()] == sorted(scans)
        catalogue.publish(saved.id)
        sides = catalogue.photograph(saved.id).description.sides
    assert copy is not None
    assert sides == copy.description.sides
    assert all(side.id for side in sides)


def test_a_working_copy_goes_to_review_and_back_with_notes(opened: Opening, published: str) -> None:
    with opened(CATALOGUER, writes=True) as catalogue:
        with pytest.raises(Rejected, match="there is no draft of it"):
            catalogue.send_for_review(published)
        catalogue.edit(replace(PLAIN, process="albumen"))
        assert catalogue.send_for_review(published, note="please look")
        assert not catalogue.send_for_review(published)
        with pytest.raises(NotAllowed):
            catalogue.publish(published)
        assert catalogue.return_to_draft(published, note="which albumen?")
        copy = catalogue.working_copy(published)
        history = [(one.version, one.state.value, one.reason) for one in
                   catalogue.revisions(published).items]  # fmt: skip
    assert copy is not None
    assert (copy.state, copy.reason) == (PublicationState.DRAFT, "which albumen?")
    assert history == [
        (5, "draft", "which albumen?"),
        (4, "in review", "please look"),
        (3, "draft", ""),
        (2, "published", ""),
        (1, "draft", ""),
    ]


def test_what_was_withdrawn_is_described_beside_itself_and_shown_again_as_that_says(
    opened: Opening, published: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(published, reason="a name is wrong")
        assert catalogue.edit(replace(PLAIN, process="albumen")).is_working_copy
        assert catalogue.publish(published)
        shown = catalogue.photograph(published)
    assert (shown.state, shown.description.process) == (PublicationState.PUBLISHED, "albumen")


def test_a_working_copy_that_is_given_up_leaves_its_revisions(
    opened: Opening, published: str
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        assert not catalogue.discard_working_copy(published)
        catalogue.edit(replace(PLAIN, process="albumen"))
        assert catalogue.discard_working_copy(published)
        assert catalogue.working_copy(published) is None
        assert catalogue.revision(published, 3).description.process == "albumen"
        saved = catalogue.edit(replace(PLAIN, process="collodion"), expected_version=2)
    assert saved.version == 4


def test_what_is_longer_than_may_be_can_be_saved_published_and_brought_back(
    opened: Opening, published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was written before there were limits: whoever keeps it may correct it, not add to it."""
    long = replace(PLAIN, title={"en": ["x" * 100_001]})
    with opened(THE_DESK, writes=True) as catalogue:
        with monkeypatch.context() as patch:
            patch.setattr("app.persistence.receiving.length_faults", lambda *_: ())
            catalogue.edit(long)
        catalogue.edit(replace(long, process="albumen"))
        with pytest.raises(
            Rejected, match=r"title\.en\[0\].*has 100,002 characters, at most 100,001"
        ):
            catalogue.edit(replace(long, title={"en": ["x" * 100_002]}))
        assert catalogue.publish(published)
        catalogue.edit(PLAIN)
        with pytest.raises(Rejected, match="at most 100,001"):  # the public still sees it
            catalogue.edit(replace(long, title={"en": ["x" * 100_002]}))
        catalogue.publish(published)
        with pytest.raises(Rejected, match="at most 100,000"):
            catalogue.edit(long)
        catalogue.edit(long, former=long)
        catalogue.publish(published)
        assert catalogue.photograph(published).description.title == long.title
