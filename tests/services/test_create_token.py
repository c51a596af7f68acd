import re
from datetime import UTC, datetime, timedelta

from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding
from app.services.create_token import create_token

SCOPES = frozenset({Scope.READ, Scope.WRITE})


def test_a_token_makes_a_viewer_of_whoever_shows_it(holding: Holding) -> None:
    token = create_token(holding, name="scanner room", scopes=SCOPES)
    assert holding.viewer_of(token) == Viewer("scanner room", SCOPES)
    assert holding.viewer_of(token + "x") is None
    assert holding.viewer_of("") is None


def test_a_token_has_256_random_bits_and_only_its_digest_is_kept(holding: Holding) -> None:
    tokens = {create_token(holding, name="desk", scopes=SCOPES) for _ in range(3)}
    assert len(tokens) == 3
    assert all(re.fullmatch(r"verso_[A-Za-z0-9_-]{43}", token) for token in tokens)
    holding.close()
    kept = b"".join(path.read_bytes() for path in holding.layout.home.glob("catalogue.db*"))
    assert not [token for token in tokens if token[10:].encode() in kept]


def test_a_token_holds_until_its_time(holding: Holding) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    assert holding.viewer_of(
        create_token(holding, name="a", scopes=SCOPES, expires_at=past + timedelta(hours=1))
    )
    token = create_token(holding, name="b", scopes=SCOPES, expires_at=past)
    assert holding.viewer_of(token) is None


def test_a_token_that_was_revoked_opens_nothing(holding: Holding) -> None:
    token = create_token(holding, name="lost", scopes=SCOPES)
    with holding.open(THE_DESK, writes=True) as catalogue:
        (summary,) = catalogue.tokens.listed()
        assert token.startswith(summary.prefix)
        catalogue.tokens.revoke(summary.id)
        catalogue.commit()
    assert holding.viewer_of(token) is None
