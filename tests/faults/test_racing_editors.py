"""Two editors who save at the same moment: one wins, and the other is told.

In short form here; `VERSO_SOAK` races them two hundred times, before one process that serves and
before two, as `make soak` does.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application

if TYPE_CHECKING:
    from tests.conftest import Serving

RACES = 200 if "VERSO_SOAK" in os.environ else 20
BOTH = 2


@pytest.mark.timeout(7200)  # in `make soak`
def test_of_two_who_save_at_once_one_wins_each_time(
    serve: Callable[[Any], httpx.Client], home: Path
) -> None:
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="race", scopes={Scope.READ, Scope.WRITE})
        race(str(serve(create_application(holding)).base_url), token)


@pytest.mark.timeout(7200)
@pytest.mark.skipif("VERSO_SOAK" not in os.environ, reason="a long test, for `make soak`")
def test_nor_do_two_win_where_two_processes_serve(serving: "Serving", home: Path) -> None:
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="race", scopes={Scope.READ, Scope.WRITE})
    server = serving("--home", home, "--workers", BOTH)
    race(str(server.http.base_url), token)


def race(base: str, token: str) -> None:
    """Have two editors save at the same moment, again and again, each by a connection of its own.

    A new one each time: so it is another process's now and then, where several serve.
    """
    held = {"authorization": f"Bearer {token}"}
    new = {"reference_code": "R 1", "title": {"en": ["Race"]}}
    start = Barrier(BOTH)

    def save(editor: int, number: int, tag: str) -> int:
        said = new | {"condition": f"{number} by {editor}"}
        with httpx.Client(base_url=base, headers=held, timeout=60) as own:
            start.wait()
            return own.put(address, json=said, headers={"if-match": tag}).status_code

    with (
        httpx.Client(base_url=base, headers=held, timeout=60) as client,
        ThreadPoolExecutor(BOTH) as editors,
    ):
        address = f"/api/photographs/{client.post('/api/photographs', json=new).json()['id']}"
        for number in range(RACES):
            tag = client.get(address).headers["etag"]
            racing = [editors.submit(save, editor, number, tag) for editor in range(BOTH)]
            answers = [each.result() for each in racing]
            assert sorted(answers) == [200, 412], (number, answers)
            now = client.get(address).json()
            assert now["version"] == number + 2
            assert now["photograph"]["condition"] == f"{number} by {answers.index(200)}"
        blind = client.put(address, json=new)
        assert blind.status_code == 428
        assert client.get(address).json()["version"] == RACES + 1
