"""What programs that watch over the server are told, and what its log says of requests."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.holdings import Holding, found_holding
from app.settings import Settings
from app.web.application import create_application
from tests.awaiting import until

if TYPE_CHECKING:
    from tests.conftest import Serving

Serve = Callable[[Any], httpx.Client]
TOKEN = {"authorization": "Bearer for the watchman"}


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A holding whose counts may be read with a token."""
    home = tmp_path_factory.mktemp("watched") / "holding"
    with found_holding(Settings(home=home, metrics_token="for the watchman")) as holding:  # noqa: S106
        yield holding


@pytest.fixture(scope="module")
def client(serve: Serve, watched: Holding) -> httpx.Client:
    """The catalogue, served."""
    return serve(create_application(watched))


def test_a_process_that_answers_lives(client: httpx.Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "lives\n")
    assert answer.headers["cache-control"] == "no-store"


def test_a_catalogue_that_can_be_read_is_ready_and_a_broken_one_is_not(
    serve: Serve, spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    with found_holding(Settings(home=tmp_path / "holding")) as holding:
        client = serve(create_application(holding))
        assert client.get("/readyz").json() == {"ready": True, "catalogue": True, "disk": True}
        holding.engine.dispose()
        spoil(holding.settings.home)
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json() == {"ready": False, "catalogue": False, "disk": True}
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer another"}])
def test_without_the_token_there_are_no_counts(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    assert client.get("/metrics", headers=headers).status_code == 404


def test_answers_are_counted_by_status_and_work_by_state(client: httpx.Client) -> None:
    client.get("/")
    client.get("/photographs/01990000-0000-7000-8000-000000000000")
    answer = client.get("/metrics", headers=TOKEN)
    assert answer.headers["content-type"].startswith("text/plain")
    until(lambda: told(client).get(("verso_answers_total", "404", "GET"), 0) >= 1)
    counted = told(client)
    assert counted["verso_answers_total", "200", "GET"] >= 1
    assert counted["verso_answer_seconds_count", "page"] >= 2
    assert counted["verso_jobs", "waiting"] == 0
    assert counted["verso_pixel_work", "at work"] == 0


def told(client: httpx.Client) -> dict[tuple[str, ...], float]:
    """Ask what was counted: an answer is, once it was given."""
    answer = client.get("/metrics", headers=TOKEN)
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_several_processes_count_together(tmp_path: Path) -> None:
    counting = (
        "from app.web.metrics import Metrics; metrics = Metrics(); "
        "metrics.answered('GET', 200, 0.1, kind='page'); print(metrics._counted().decode())"
    )
    counts = ""
    for _ in range(3):
        counts = subprocess.run(
            [sys.executable, "-c", counting],
            env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    assert 'verso_answers_total{method="GET",status="200"} 3.0' in counts


def test_the_log_has_numbers_and_no_secrets(
    serving: "Serving",
    spoil: Callable[[Path], None],
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Whatever a request carries and whatever breaks: what is marked does not come out again."""
    for name, value in (("LOG_REQUESTS", "true"), ("LOG_FORMAT", "json")):
        monkeypatch.setitem(environment, f"VERSO_{name}", value)
    server = serving("--home", tmp_path / "holding")
    secrets = {
        "authorization": "Bearer verso_LEAK-token-token-token",
        "cookie": "verso_session=LEAK-session; other=LEAK-other",
        "x-request-id": "LEAK-number",
        "user-agent": "LEAK-browser",
    }
    asked = server.http.get("/search?q=LEAK-question&token=LEAK-token", headers=secrets)
    form = {"name": "LEAK-name", "password": "LEAK-password"}
    server.http.post("/sign-in", data=form, headers={"sec-fetch-site": "same-origin"})
    server.http.post("/api/photographs", content=b'{"LEAK": "LEAK-body"', headers=secrets)
    spoil(tmp_path / "holding")
    broken = server.http.post("/sign-in", data=form, headers={"sec-fetch-site": "same-origin"})
    log = server.stop().err
    assert broken.status_code >= 500
    assert "LEAK" not in log
    assert "Traceback" not in broken.text
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    answered = {line["request"]: line for line in lines if line["event"] == "answered"}
    line = answered[asked.headers["x-request-id"]]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/search", asked.status_code)
    failed = [line for line in lines if line["event"] in {"failed", "out of reach"}]
    assert broken.headers["x-request-id"] in {line["request"] for line in failed}
