"""Who may do what, and that reading never turns into writing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.domain.work import JobKind
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]

READER = Viewer("reader", frozenset({Scope.READ}))
Write = Callable[[Catalogue], object]
WRITES: dict[str, Write] = {
    "save": lambda catalogue: catalogue.save(PhotographDescription("A/1")),
    "save_unit": lambda catalogue: catalogue.save_unit(UnitDescription("A", title={})),
    "publish": lambda catalogue: catalogue.publish("x"),
    "withdraw": lambda catalogue: catalogue.withdraw("x", reason="rights"),
    "ask_for": lambda catalogue: catalogue.ask_for(JobKind.MANIFEST, "x"),
    "make the index anew": lambda catalogue: catalogue.search_index.begin(from_scratch=True),
    "open_batch": lambda catalogue: catalogue.open_batch("table.csv"),
    "close_batch": lambda catalogue: catalogue.close_batch("x", summary=""),
    "record_fixity": lambda catalogue: catalogue.record_fixity(
        "a" * 64, FixityKind.FIXITY_CHECK, FixityOutcome.SUCCESS
    ),
    "revoke_token": lambda catalogue: catalogue.tokens.revoke("x"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_who_may_only_read_changes_nothing(opened: Opening, write: Write) -> None:
    with opened(THE_PUBLIC, writes=True) as catalogue, pytest.raises(NotSignedIn):
        write(catalogue)
    with opened(READER, writes=True) as catalogue, pytest.raises(NotAllowed, match="lacks"):
        write(catalogue)


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_catalogue_that_is_open_for_reading_takes_nothing(opened: Opening, write: Write) -> None:
    with opened(THE_DESK) as catalogue, pytest.raises(RuntimeError, match="writes=True"):
        write(catalogue)


def test_where_files_are_used_is_told_to_who_may_write(opened: Opening) -> None:
    with opened(READER) as catalogue:
        for look in (catalogue.scan_places, catalogue.scan_characteristics):
            with pytest.raises(NotAllowed):
                look("a" * 64)
        with pytest.raises(NotAllowed):
            catalogue.digests()


def test_who_may_publish_may_ask_for_what_publishing_needs(opened: Opening) -> None:
    with opened(Viewer("publisher", frozenset({Scope.PUBLISH})), writes=True) as catalogue:
        catalogue.ask_for(JobKind.MANIFEST, "x")
