"""A newcomer's first hour: a holding out of nothing, seen, stopped, started again."""

import hashlib
import sqlite3
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGTERM
from typing import TYPE_CHECKING

import pytest

from tests.awaiting import until

if TYPE_CHECKING:
    from tests.conftest import Served, Serving, Verso


def contents(home: Path) -> dict[str, str]:
    """Give a digest of every table and every file that a holding keeps, and when it was made."""
    with sqlite3.connect(home / "catalogue.db") as database:
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("search_fts_")
        ]
        found = {
            name: digest(repr(database.execute(f"SELECT * FROM {name}").fetchall()).encode())
            for name in names
        }
    database.close()
    files = [path for path in (home / "images").rglob("*") if path.is_file()]
    return found | {
        str(path): f"{digest(path.read_bytes())} of {path.stat().st_mtime_ns}" for path in files
    }


def digest(content: bytes) -> str:
    """Give the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def await_the_worker(home: Path) -> None:
    """Wait until the work that was asked for is done, and the index known to be of today."""

    def is_done() -> bool:
        with sqlite3.connect(home / "catalogue.db") as database:
            (waiting,) = database.execute(
                "SELECT (SELECT count(*) FROM job) + (SELECT count(*) FROM record_due)"
            ).fetchone()
            facts = dict(database.execute("SELECT fact, value FROM search_state"))
        database.close()
        return not waiting and bool(facts.get("tokens")) and not facts["reached"]

    until(is_done, "the work that waits was not done")


def follow_a_photograph(served: "Served") -> None:
    """Go from a search to a photograph's page, its manifest, a tile and the words on its verso."""
    found = served.http.get("/api/search", params={"q": "stalins paradise"}).json()
    photograph = found["items"][0]["id"]
    assert served.http.get(f"/photographs/{photograph}").status_code == 200
    address = f"/iiif/presentation/3/{photograph}/manifest"
    manifest = served.http.get(address).json()
    assert manifest["id"].endswith(address)
    body = manifest["items"][1]["items"][0]["items"][0]["body"]
    (service, *_) = body["service"]
    tile = served.http.get(f"{service['id']}/0,0,256,256/256,/0/default.jpg")
    assert (tile.status_code, tile.headers["content-type"]) == (200, "image/jpeg")
    assert tile.content[:2] == b"\xff\xd8"
    hits = served.http.get(f"/iiif/search/2/{photograph}", params={"q": "paradise"}).json()
    assert len(hits["items"]) >= 1


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a holding, that is not there yet."""
    return tmp_path / "holding"


def test_a_new_holding_with_the_sample_is_seen_found_and_zoomed(
    serving: "Serving", home: Path
) -> None:
    served = serving("--sample", "--home", home)
    port = served.http.base_url.port
    assert served.greeting == (
        f"Verso is at http://127.0.0.1:{port}  (Ctrl+C stops it)",
        f"The holding is in {home}",
    )
    follow_a_photograph(served)
    assert "Stalin" in served.http.get("/search", params={"q": "stalins paradise"}).text


def test_ctrl_c_stops_it(serving: "Serving", home: Path) -> None:
    ended = serving("--home", home).stop(by=SIGINT)
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    assert "Traceback" not in ended.err


def test_a_second_start_makes_nothing_anew_and_changes_nothing(
    serving: "Serving", verso: "Verso", home: Path
) -> None:
    first = serving("--sample", "--home", home)
    await_the_worker(home)
    ended = first.stop(by=SIGTERM)
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    before = contents(home)
    second = serving("--sample", "--home", home)
    follow_a_photograph(second)
    ended = second.stop(by=SIGHUP)  # its terminal was closed
    assert (ended.code, ended.out) == (0, "Stopped.\n")
    assert contents(home) == before
    answer = verso("verify", "--home", home)
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "The holding is sound.")


def test_a_catalogue_of_ones_own_is_not_given_the_sample(
    serving: "Serving", verso: "Verso", home: Path, tmp_path: Path
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("reference_code,title\nOWN 1,Boat\n", "utf-8")
    verso("init", "--home", home)
    assert verso("import", table, "--images", tmp_path, "--home", home).code == 0
    served = serving("--sample", "--home", home)
    assert served.http.get("/api/search", params={"q": "paradise"}).json()["total"] == 0


def test_a_port_in_use_is_told_before_anything_is_made(
    serving: "Serving", verso_process: "Verso", home: Path, tmp_path: Path
) -> None:
    port = serving("--home", home).http.base_url.port
    other = tmp_path / "other"
    answer = verso_process("serve", "--sample", "--home", other, "--port", port)
    assert (answer.code, answer.out) == (9, "")
    assert f"Port {port} of 127.0.0.1 is in use" in answer.err
    assert not other.exists()


def test_an_unreadable_database_is_named_with_the_way_out(
    verso_process: "Verso", verso: "Verso", home: Path, free_port: int
) -> None:
    home.mkdir()
    (home / "catalogue.db").write_bytes(b"This is no database, whatever its name says." * 100)
    served = verso_process("serve", "--sample", "--port", free_port, "--home", home)
    for answer in (served, verso("verify", "--home", home), verso("search", "x", "--home", home)):
        assert (answer.code, answer.out) == (8, "")
        assert "catalogue.db is damaged, or is no database" in answer.err
        assert "backup" in answer.err
        assert "Traceback" not in answer.err
