import hashlib
from pathlib import Path

import pytest

from app.domain.errors import NotFound, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding, found_holding
from app.settings import Settings


def test_what_is_not_committed_is_not_kept(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A 1"))
    with holding.open(THE_DESK) as catalogue, pytest.raises(NotFound):
        catalogue.photograph(saved.id)


def test_a_viewer_is_known_by_the_digest_of_a_token(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.tokens.add(
            name="scanner",
            sha256=hashlib.sha256(b"secret").hexdigest(),
            prefix="sec",
            scopes=frozenset({Scope.WRITE}),
            expires_at=None,
        )
        catalogue.commit()
    assert holding.viewer_of("secret") == Viewer("scanner", frozenset({Scope.WRITE}))
    for wrong in ("", "secret ", "żółw", "x" * 10_000):
        assert holding.viewer_of(wrong) is None


def test_its_settings_bound_what_is_taken_in_and_worked_on(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, max_upload_bytes=1_048_576, max_source_px=1_000_000)
    with found_holding(settings) as holding:
        assert holding.limits.max_source_px == 1_000_000
        assert holding.addresses.base == "http://127.0.0.1:8000"
        png = b"\x89PNG\r\n\x1a\n" + bytes(1_048_576)
        with pytest.raises(Rejected, match="larger than 1048576 bytes"):
            holding.take_in_stream([png])


def test_two_transactions_may_be_open_at_once(holding: Holding) -> None:
    with holding.open(THE_PUBLIC) as reading, holding.open(THE_DESK, writes=True) as writing:
        before = reading.photograph_count()
        writing.save(PhotographDescription("A 1"))
        writing.commit()
        assert reading.photograph_count() == before == 0
