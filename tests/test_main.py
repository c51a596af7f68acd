"""The application under a web server of the institution's own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.holdings import found_holding
from app.main import _on_one_line
from app.settings import Settings

STARTS_WITHIN_S = 60


@pytest.fixture
def address(environment: dict[str, str], free_port: int, tmp_path: Path) -> Iterator[str]:
    """Serve a new holding with uvicorn itself, as its documentation says."""
    found_holding(Settings(home=tmp_path)).close()
    command = [sys.executable, "-m", "uvicorn", "app.main:application", "--factory"]
    command += ["--port", str(free_port), "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment | {"VERSO_HOME": str(tmp_path)})
    yield f"http://127.0.0.1:{free_port}"
    process.terminate()
    process.wait(timeout=10)


def test_another_web_server_can_serve_the_holding_that_the_environment_names(address: str) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while not _listens(address) and time.monotonic() < until:
        time.sleep(0.1)
    assert httpx.get(address).status_code == 200


def test_an_event_is_logged_on_one_line_without_control_characters() -> None:
    fault = ValueError("so")
    event = {"event": "100% lost", "path": "/a\x1b[2J\nb", "exc_info": fault}
    assert _on_one_line(None, "error", event) == (
        ("100%% lost path='/a\\x1b[2J\\nb'",),
        {"exc_info": fault},
    )


def _listens(address: str) -> bool:
    url = httpx.URL(address)
    with socket.socket() as caller:
        return caller.connect_ex((url.host, url.port)) == 0
