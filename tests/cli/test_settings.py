"""What is in force, and where it comes from."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Verso


def test_each_setting_names_its_source(
    verso: "Verso", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERSO_PORT", "8123")
    monkeypatch.setenv("VERSO_HOME", "/elsewhere")
    monkeypatch.setenv("VERSO_HOST", "")
    monkeypatch.delenv("VERSO_PIXEL_WORKERS", raising=False)
    shown = json.loads(verso("settings", "--json", "--home", tmp_path).out)
    found = {
        name: (shown[name]["value"], shown[name]["source"])
        for name in ("VERSO_HOME", "VERSO_PORT", "VERSO_HOST")
    }
    assert found == {
        "VERSO_HOME": (str(tmp_path), "option --home"),
        "VERSO_PORT": (8123, "environment"),
        "VERSO_HOST": ("127.0.0.1", "default"),  # an empty variable counts as not given
    }


def test_settings_read_as_a_table(verso: "Verso", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSO_PORT", "8123")
    lines = [line.split() for line in verso("settings").out.splitlines()]
    assert ["VERSO_PORT", "8123", "(environment)"] in lines
    assert ["The", "TCP", "port", "to", "listen", "on."] in lines


def test_a_password_is_not_shown(verso: "Verso", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSO_DATABASE_URL", "postgresql://anna:secret@db/verso")
    shown = verso("settings").out
    assert "secret" not in shown
    assert "postgresql://anna:***@db/verso" in shown
