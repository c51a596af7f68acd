"""How long browsers may keep our files."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from app.web.static_files import VersoStaticFiles

Serve = Callable[[Any], httpx.Client]


@pytest.fixture(scope="module")
def client(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> httpx.Client:
    folder = tmp_path_factory.mktemp("static")
    (folder / "vendor/viewer-4.0.0").mkdir(parents=True)
    (folder / "vendor/viewer-4.0.0/viewer.js").write_text("view()")
    (folder / "verso.css").write_text("p {}")
    return serve(Starlette(routes=[Mount("/static", VersoStaticFiles(directory=folder))]))


def test_a_folder_with_a_version_in_its_name_never_changes(client: httpx.Client) -> None:
    answer = client.get("/static/vendor/viewer-4.0.0/viewer.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_our_own_files_are_asked_for_again_and_answered_in_short(client: httpx.Client) -> None:
    answer = client.get("/static/verso.css")
    assert answer.headers["cache-control"] == "public, no-cache"
    again = client.get("/static/verso.css", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_there_is_not_kept_for_ever(client: httpx.Client) -> None:
    answer = client.get("/static/vendor/viewer-4.0.0/other.js")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")
