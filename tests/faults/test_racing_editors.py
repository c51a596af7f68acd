"""Two editors who save at the same moment: one wins, and the other is told.

In short form here; `VERSO_SOAK` races them two hundred times, as `make soak` does.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx
import pytest

from app.domain.viewers import Scope
from app.holdings import open_holding
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application

RACES = 200 if "VERSO_SOAK" in os.environ else 20
BOTH = 2


@pytest.mark.timeout(7200)  # in `make soak`
def test_of_two_who_save_at_once_one_wins_each_time(
    serve: Callable[[Any], httpx.Client], home: Path
) -> None:
    with open_holding(Settings(home=home)) as holding:
        token = create_token(holding, name="race", scopes={Scope.READ, Scope.WRITE})
        client = serve(create_application(holding))
        client.headers["authorization"] = f"Bearer {token}"
        made = client.post(
            "/api/photographs", json={"reference_code": "R 1", "title": {"en": ["Race"]}}
        )
        address = f"/api/photographs/{made.json()['id']}"
        start = Barrier(BOTH)

        def save(editor: int, race: int, tag: str) -> int:
            said = made.json()["photograph"] | {"condition": f"{race} by {editor}"}
            start.wait()
            return client.put(address, json=said, headers={"if-match": tag}).status_code

        with ThreadPoolExecutor(BOTH) as editors:
            for race in range(RACES):
                tag = client.get(address).headers["etag"]
                racing = [editors.submit(save, editor, race, tag) for editor in range(BOTH)]
                answers = [each.result() for each in racing]
                assert sorted(answers) == [200, 412], (race, answers)
                now = client.get(address).json()
                assert now["version"] == race + 2
                assert now["photograph"]["condition"] == f"{race} by {answers.index(200)}"
        blind = client.put(address, json=made.json()["photograph"])
        assert blind.status_code == 428
        assert client.get(address).json()["version"] == RACES + 1
