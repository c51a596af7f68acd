"""The application under a web server of the institution's own."""

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.holdings import found_holding
from app.main import LogLines, without_secrets
from app.settings import Settings
from tests.awaiting import PATIENCE_S, until


@pytest.fixture
def address(environment: dict[str, str], free_port: int, tmp_path: Path) -> Iterator[str]:
    """Serve a new holding with uvicorn itself, as its documentation says."""
    found_holding(Settings(home=tmp_path)).close()
    command = [sys.executable, "-m", "uvicorn", "app.main:application", "--factory"]
    command += ["--port", str(free_port), "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment | {"VERSO_HOME": str(tmp_path)})
    yield f"http://127.0.0.1:{free_port}"
    process.terminate()
    process.wait(timeout=PATIENCE_S)


def test_another_web_server_can_serve_the_holding_that_the_environment_names(address: str) -> None:
    until(lambda: _listens(address))
    assert httpx.get(address, timeout=PATIENCE_S).status_code == 200


def test_an_event_is_logged_on_one_line_without_control_characters() -> None:
    record = logging.LogRecord("app", logging.ERROR, "a.py", 1, "100% lost", (), None)
    record.facts = {"path": "/a\x1b[2J\nb"}
    line = LogLines(is_json=False).format(record)
    assert line.endswith(r" ERROR 100% lost path='/a\x1b[2J\nb'")
    told = json.loads(LogLines(is_json=True).format(record))
    assert (told["level"], told["event"], told["path"]) == ("error", "100% lost", "/a\x1b[2J\nb")


@pytest.mark.parametrize(
    "text",
    [
        "token=verso_LEAKLEAKLEAKLEAKLEAK",
        "Bearer verso_LEAKLEAKLEAKLEAKLEAK",
        "cookie: __Host-verso_session=LEAK; verso_selection=a",
        "{'password': 'LEAK', 'name': 'anna'}",
        '{"authorization": "Basic LEAK"}',
        "/sign-in?password=LEAK&name=anna",
        "postgresql://verso:LEAK@database.example.org/verso",
    ],
)
def test_what_looks_like_a_secret_is_covered(text: str) -> None:
    covered = without_secrets(text)
    assert "LEAK" not in covered
    assert "[covered]" in covered
    record = logging.LogRecord("app", logging.ERROR, "a.py", 1, text, (), None)
    for is_json in (True, False):
        assert "LEAK" not in LogLines(is_json=is_json).format(record)


def _listens(address: str) -> bool:
    url = httpx.URL(address)
    with socket.socket() as caller:
        return caller.connect_ex((url.host, url.port)) == 0
