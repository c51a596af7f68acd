from pathlib import Path

import pytest

from app.domain.home_folder import in_full


def test_the_user_s_own_folder_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/archivist")
    assert in_full(Path("~/photographs")) == Path("/home/archivist/photographs")
    assert in_full(Path("a/~b")) == Path("a/~b")


def test_the_folder_of_a_user_whom_nobody_knows_is_none() -> None:
    with pytest.raises(ValueError, match="must be written in full"):
        in_full(Path("~nobody-here/photographs"))
