"""Who holds a token, until when."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.errors import NotAllowed, NotFound, NotSignedIn
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, TokenSummary, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.tokens import viewer_of_token

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

DIGEST = "a" * 64
WRITE = frozenset({Scope.READ, Scope.WRITE})


def added(opened: Opening, *, sha256: str = DIGEST, expires_at: datetime | None = None) -> str:
    with opened(THE_DESK, writes=True) as catalogue:
        token_id = catalogue.tokens.add(
            name="Anna", sha256=sha256, prefix="verso_ab", scopes=WRITE, expires_at=expires_at
        )
        catalogue.commit()
    return token_id


def test_a_token_stands_for_its_holder_and_what_he_may_do(engine: Engine, opened: Opening) -> None:
    added(opened)
    assert viewer_of_token(engine, DIGEST) == Viewer("Anna", WRITE)
    assert viewer_of_token(engine, "b" * 64) is None


def test_a_token_holds_until_it_expires(
    engine: Engine, opened: Opening, clock: list[datetime]
) -> None:
    added(opened, expires_at=clock[0] + timedelta(hours=1))

    def after(hours: float) -> Viewer | None:
        return viewer_of_token(engine, DIGEST, now=lambda: clock[0] + timedelta(hours=hours))

    assert after(0.99) is not None
    assert after(1) is None


def test_it_is_kept_when_a_token_was_used_last_to_the_hour(
    engine: Engine, opened: Opening, clock: list[datetime]
) -> None:
    """Each request would be a writing else."""
    added(opened)
    used: list[datetime | None] = []
    for minutes in (None, 0, 59, 60):
        if minutes is not None:
            moment = iter([clock[0] + timedelta(minutes=minutes)] * 3)
            assert viewer_of_token(engine, DIGEST, now=moment.__next__) is not None
        with opened(THE_DESK) as catalogue:
            used += [token.used_at for token in catalogue.tokens.listed()]
    assert used == [None, clock[0], clock[0], clock[0] + timedelta(hours=1)]


def test_a_revoked_token_opens_nothing_from_then_on(
    engine: Engine, opened: Opening, clock: list[datetime]
) -> None:
    token_id = added(opened)
    for _ in range(2):
        with opened(THE_DESK, writes=True) as catalogue:
            catalogue.tokens.revoke(token_id)
            catalogue.commit()
        clock[0] += timedelta(hours=1)
    assert viewer_of_token(engine, DIGEST) is None
    with opened(THE_DESK, writes=True) as catalogue:
        (summary,) = catalogue.tokens.listed()
        with pytest.raises(NotFound):
            catalogue.tokens.revoke("no such token")
    assert summary.revoked_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_tokens_are_listed_without_what_is_secret(opened: Opening) -> None:
    token_id = added(opened)
    with opened(THE_DESK) as catalogue:
        assert catalogue.tokens.listed() == (
            TokenSummary(
                id=token_id,
                name="Anna",
                prefix="verso_ab",
                scopes=WRITE,
                created_at=datetime(2026, 11, 25, 9, 0, tzinfo=UTC),
            ),
        )


def test_nobody_gives_away_a_scope_that_he_lacks(opened: Opening) -> None:
    writer = Viewer("writer", WRITE | {Scope.ADMINISTER})
    with opened(writer, writes=True) as catalogue, pytest.raises(NotAllowed, match="publish"):
        catalogue.tokens.add(
            name="x", sha256=DIGEST, prefix="x", scopes=frozenset(Scope), expires_at=None
        )


def test_the_public_has_nothing_to_do_with_tokens(opened: Opening) -> None:
    with opened(THE_PUBLIC, writes=True) as catalogue:
        with pytest.raises(NotSignedIn):
            catalogue.tokens.listed()
        with pytest.raises(NotSignedIn):
            catalogue.tokens.revoke("x")
