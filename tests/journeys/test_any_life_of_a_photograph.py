"""Whatever archivists do to photographs, in whatever order: all who look see what they should.

A small model of the rules (decision 0015) walks beside the real catalogue, and after each step
both say the same, to the public and to staff.
"""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
)

from app.domain.activities import ActivityKind
from app.domain.clashes import TwoEditors
from app.domain.errors import Conflict, NotFound, Rejected, Withdrawn
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import found_holding, open_holding
from app.services.delete_photograph import delete_photograph
from app.services.describe import describe
from app.services.discard_working_copy import discard_working_copy
from app.services.publish import publish
from app.services.rebuild import rebuild
from app.services.restore_revision import restore_revision
from app.services.send_for_review import return_to_draft, send_for_review
from app.services.withdraw import withdraw
from app.settings import Settings

DEEP = "VERSO_SOAK" in os.environ
LIVES = int(os.environ.get("VERSO_TEST_LIVES", "60"))  # fewer, so that they are lived in parts
ON_SERVER = "ON_SERVER" in os.environ
WORDS = ("amnesty", "harbour", "orchard", "railway", "wedding")
DRAFT, IN_REVIEW = PublicationState.DRAFT, PublicationState.IN_REVIEW
PUBLISHED, WITHDRAWN = PublicationState.PUBLISHED, PublicationState.WITHDRAWN


@dataclass
class Life:
    """What one photograph should be: its state, its word, and the word prepared beside it."""

    code: str
    id: str
    state: PublicationState
    word: str
    beside: str | None = None
    beside_state: PublicationState = DRAFT
    versions: dict[int, str] = field(default_factory=dict)
    is_deleted: bool = False

    @property
    def was_public(self) -> bool:
        """Whether changes are kept beside it."""
        return self.state in {PUBLISHED, WITHDRAWN}


def described(code: str, word: str) -> PhotographDescription:
    """Describe a photograph by one word."""
    return PhotographDescription(code, {"en": [word]})


class AnyLife(RuleBasedStateMachine):
    """A catalogue, and a model of what it should say."""

    photographs = Bundle("photographs")
    living = photographs.filter(lambda life: not life.is_deleted)
    words = st.sampled_from(WORDS)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="verso-life-"))
        shutil.copytree(founded(), self.folder / "holding")
        self.holding = open_holding(Settings(home=self.folder / "holding"))
        self.lives: list[Life] = []

    def teardown(self) -> None:
        """Close the catalogue and take it away."""
        self.holding.close()
        shutil.rmtree(self.folder)

    @rule(target=photographs, word=words)
    def accession(self, word: str) -> Life:
        """Describe a new photograph."""
        return self._described(f"LIFE {len(self.lives)}", word)

    def _described(self, code: str, word: str) -> Life:
        saved = describe(self.holding, THE_DESK, described(code, word), expected_version=0)
        life = Life(code, saved.id, DRAFT, word, versions={saved.version: word})
        self.lives.append(life)
        return life

    @rule(life=living, word=words)
    def edit(self, life: Life, word: str) -> None:
        """Describe it anew; what says nothing new makes no version."""
        description = described(life.code, word)
        saved = describe(self.holding, THE_DESK, description, photograph_id=life.id)
        self._edited(life, saved.version, word)

    @rule(life=living, data=st.data())
    def restore(self, life: Life, data: st.DataObject) -> None:
        """Bring back what it once was."""
        version = data.draw(st.sampled_from(sorted(life.versions)))
        saved = restore_revision(self.holding, THE_DESK, life.id, version)
        self._edited(life, saved.version, life.versions[version])

    def _edited(self, life: Life, version: int, word: str) -> None:
        now = life.word if life.beside is None else life.beside
        if word != now:
            life.versions[version] = word
            if life.was_public:
                life.beside = word
            else:
                life.word = word

    @rule(life=living)
    def send(self, life: Life) -> None:
        """Send it to review, or what is prepared beside it."""
        self._moved(life, IN_REVIEW)

    @rule(life=living)
    def give_back(self, life: Life) -> None:
        """Give it back to its editors."""
        self._moved(life, DRAFT)

    def _moved(self, life: Life, to: PublicationState) -> None:
        move = send_for_review if to is IN_REVIEW else return_to_draft
        try:
            move(self.holding, THE_DESK, life.id, note="look again")
        except Rejected:
            assert life.was_public
            assert life.beside is None
            return
        if life.was_public:
            assert life.beside is not None
            life.beside_state = to
        else:
            life.state = to

    @rule(life=living)
    def show(self, life: Life) -> None:
        """Publish it, with what is prepared beside it."""
        publish(self.holding, THE_DESK, life.id)
        life.state = PUBLISHED
        if life.beside is not None:
            life.word, life.beside, life.beside_state = life.beside, None, DRAFT

    @rule(life=living)
    def take_back(self, life: Life) -> None:
        """Withdraw it; what was never shown stays as it is."""
        is_new = withdraw(self.holding, THE_DESK, life.id, reason="catalogued twice")
        assert is_new == (life.state is PUBLISHED)
        if life.state is PUBLISHED:
            life.state = WITHDRAWN

    @rule(life=living)
    def discard(self, life: Life) -> None:
        """Give up what is prepared beside it."""
        assert discard_working_copy(self.holding, THE_DESK, life.id) == (life.beside is not None)
        life.beside, life.beside_state = None, DRAFT

    @rule(life=living, version=st.none() | st.integers(0, 40))
    def delete(self, life: Life, version: int | None) -> None:
        """Delete it, of a version that may be past; what is public stays."""
        now = self._version(life)
        try:
            delete_photograph(
                self.holding, THE_DESK, life.id, reason="a trial", expected_version=version
            )
        except TwoEditors:
            assert version not in {None, now}
        except Rejected:
            assert life.state is PUBLISHED
        else:
            assert life.state is not PUBLISHED
            assert version in {None, now}
            life.is_deleted = True

    def _version(self, life: Life) -> int:
        with self.holding.open(THE_DESK) as catalogue:
            copy = catalogue.working_copy(life.id)
            return copy.version if copy else catalogue.photograph(life.id).version

    @rule(target=photographs, life=photographs, word=words)
    def accession_again(self, life: Life, word: str) -> Any:
        """Describe another photograph under its code: there is room once it was deleted."""
        taken = [one for one in self.lives if one.code == life.code and not one.is_deleted]
        if not taken:
            return self._described(life.code, word)
        with pytest.raises(Conflict):
            describe(self.holding, THE_DESK, described(life.code, word), expected_version=0)
        return multiple()

    @rule(life=photographs)
    def touch_what_is_gone(self, life: Life) -> None:
        """Nothing that is done to what was deleted does anything."""
        if not life.is_deleted:
            return
        for deed in (
            lambda: publish(self.holding, THE_DESK, life.id),
            lambda: withdraw(self.holding, THE_DESK, life.id, reason="twice"),
            lambda: restore_revision(self.holding, THE_DESK, life.id, 1),
            lambda: delete_photograph(self.holding, THE_DESK, life.id, reason="twice"),
            lambda: describe(
                self.holding, THE_DESK, described(life.code, "boat"), photograph_id=life.id
            ),
        ):
            with pytest.raises((NotFound, Conflict)):
                deed()

    @precondition(lambda _: DEEP and not ON_SERVER)  # it takes seconds, of a database in a file
    @rule()
    def lose_the_database(self) -> None:
        """Make the whole catalogue again from what was written of it."""
        self.holding.records.write_due()
        settings = self.holding.settings
        self.holding.close()
        if self.lives:  # else there is nothing to make one of
            self.holding.layout.catalogue.unlink()
            rebuild(settings)
        self.holding = open_holding(settings)

    @invariant()
    def staff_see_what_is(self) -> None:
        """The state, the word, and what is prepared."""
        with self.holding.open(THE_DESK) as catalogue:
            for life in self.lives:
                if life.is_deleted:
                    with pytest.raises(Withdrawn) as told:
                        catalogue.photograph(life.id)
                    assert told.value.tombstone.reason == "a trial"
                    continue
                found, copy = catalogue.photograph(life.id), catalogue.working_copy(life.id)
                assert (found.state, found.description.title) == (life.state, {"en": [life.word]})
                assert (copy.description.title if copy else None) == (
                    {"en": [life.beside]} if life.beside else None
                )
                assert copy is None or copy.state is life.beside_state

    @invariant()
    def the_public_sees_what_is_published(self) -> None:
        """By its id and by its words; what was taken back is told, and a draft is not there."""
        with self.holding.open(THE_PUBLIC) as catalogue:
            for life in self.lives:
                assert _seen(catalogue, life) is life.state
            told = {
                one.subject_id: one.kind for one in catalogue.stream.activities(after=0, limit=999)
            }
            stands = {
                PUBLISHED: (ActivityKind.CREATE, ActivityKind.UPDATE),
                WITHDRAWN: (ActivityKind.DELETE,),
            }
            for life in self.lives:
                assert told.get(life.id) in stands.get(life.state, (None,))
            shown = {life.id: life.word for life in self.lives if life.state is PUBLISHED}
            for word in WORDS:
                hits = {hit.photograph.id for hit in catalogue.search(word, limit=100).items}
                assert hits == {one for one, its_word in shown.items() if its_word == word}


def _seen(catalogue: object, life: Life) -> PublicationState:
    try:
        found = catalogue.photograph(life.id)  # type: ignore[attr-defined]
    except Withdrawn:
        return WITHDRAWN
    except NotFound:
        return life.state if life.state in {DRAFT, IN_REVIEW} else DRAFT
    assert found.description.title == {"en": [life.word]}
    return PUBLISHED


_EMPTY: list[Path] = []


def founded() -> Path:
    """Give an empty holding, made once."""
    if not _EMPTY:
        home = Path(mkdtemp(prefix="verso-founded-")) / "holding"
        found_holding(Settings(home=home)).close()
        _EMPTY.append(home)
    return _EMPTY[0]


TestAnyLife = pytest.mark.timeout(7200)(AnyLife.TestCase)  # in `make soak`
TestAnyLife.settings = settings(
    max_examples=LIVES if DEEP else 4,
    stateful_step_count=40 if DEEP else 16,
    derandomize=not DEEP,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
