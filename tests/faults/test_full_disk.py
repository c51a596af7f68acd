"""No room: an upload is told so, nothing is half there, and all goes on once there is room."""

import hashlib
import os
import random
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image

from app.cli.exit_codes import ExitCode
from app.domain.accounts import Role
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.create_account import create_account
from app.settings import Settings
from tests.filled_forms import FORMS

if TYPE_CHECKING:
    from tests.conftest import Served, Serving, Verso
    from tests.faults.conftest import Coroner, Table

DISK_BYTES = 288 * 1024 * 1024
LEFT_BYTES = 64 * 1024
TOLD = {413, 503, 507}
TUS = {"tus-resumable": "1.0.0"}
PASSWORD = "a long enough sentence"  # noqa: S105 - of a holding of the test's own


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 288 MiB, more than an upload must leave free; only root may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Have hardly any room on a disk meanwhile."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        file.write(b"\0" * max(0, os.statvfs(disk).f_bavail * 4096 - LEFT_BYTES))
    yield
    ballast.unlink()


def scan(seed: int, side_px: int) -> bytes:
    """Make a PNG of noise, which can't be made small."""
    place = Path(f"/dev/shm/verso-noise-{os.getpid()}.png")  # noqa: S108 - another disk than the full one
    noise = random.Random(seed).randbytes(side_px * side_px * 3)  # noqa: S311
    Image.frombytes("RGB", (side_px, side_px), noise).save(place)
    body = place.read_bytes()
    place.unlink()
    return body


def bring(http: httpx.Client, body: bytes, code: str) -> list[int]:
    """Hand in a scan, and describe the photograph that it shows; give both statuses."""
    scanned = http.post("/api/scans", content=body)
    sha256 = hashlib.sha256(body).hexdigest()
    sides = [{"kind": "recto", "scans": [{"sha256": sha256}]}]
    described = {"reference_code": code, "title": {"en": [code * 200]}, "sides": sides}
    answer = http.post("/api/photographs", json=described)
    return [scanned.status_code, answer.status_code]


def served_with_token(serving: "Serving", verso: "Verso", home: Path) -> "Served":
    assert verso("init", "--home", home).code == 0
    token = verso("token", "create", "Station", "--home", home).out.strip()
    served = serving("--home", home)
    served.http.headers["authorization"] = f"Bearer {token}"
    return served


def described_until_full(http: httpx.Client) -> tuple[list[str], set[int]]:
    """Describe sixty photographs without a scan; give which were taken, and all statuses."""
    taken, statuses = list[str](), set[int]()
    for code in (f"D {number}" for number in range(60)):
        described_only = {"reference_code": code, "title": {"en": ["x" * 5000]}}
        status = http.post("/api/photographs", json=described_only).status_code
        statuses.add(status)
        taken += [code] if status == httpx.codes.CREATED else []
    assert statuses <= {201, *TOLD}, statuses
    return taken, statuses


def codes_in(http: httpx.Client) -> list[str]:
    """List the reference codes of all photographs."""
    found = http.get("/api/photographs?limit=100").json()
    return [one["reference_code"] for one in found["items"]]


def test_a_full_disk_is_told_and_it_goes_on_once_there_is_room(
    serving: "Serving", verso: "Verso", small_disk: Path, coroner: "Coroner"
) -> None:
    home = small_disk / "holding"
    served = served_with_token(serving, verso, home)
    assert bring(served.http, scan(1, 100), "BEFORE") == [201, 201]
    with filled(small_disk):
        large, other = scan(2, 300), scan(3, 300)
        for code, body in (("F 1", large), ("F 2", other), ("F 1", large)):
            scanned, described = bring(served.http, body, code)
            assert scanned in TOLD, scanned
            assert described in {*TOLD, 422}, described
        taken, statuses = described_until_full(served.http)  # the database has no room either
        assert statuses & TOLD
        for page in ("/", "/search?q=x", "/api/photographs"):
            assert served.http.get(page).status_code == 200, page
    assert bring(served.http, large, "F 1") == [201, 201]
    assert sorted(codes_in(served.http)) == sorted(["BEFORE", "F 1", *taken])
    served.stop()
    coroner.require_sound(home)


def test_whatever_would_be_written_is_told_and_goes_on_without_a_restart(  # noqa: PLR0913, PLR0917
    serving: "Serving",
    verso: "Verso",
    small_disk: Path,
    coroner: "Coroner",
    table: "Table",
    tmp_path: Path,
) -> None:
    home = small_disk / "holding"
    served = served_with_token(serving, verso, home)
    with open_holding(Settings(home=home)) as holding:
        create_account(holding, THE_DESK, name="anna", role=Role.CATALOGUER, password=PASSWORD)
    http, body = served.http, scan(5, 300)
    assert bring(http, scan(1, 100), "BEFORE") == [201, 201]
    (before,) = http.get("/api/photographs").json()["items"]
    place = f"/api/photographs/{before['id']}"
    begun = http.post("/api/uploads", headers=TUS | {"upload-length": str(len(body))})
    assert begun.status_code == 201, begun.text
    upload = begun.headers["location"]
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "i.png").write_bytes(scan(6, 300))
    rows = table({"reference_code": "I 1", "title": "In", "recto": "i.png"})
    importing = ("import", rows, "--images", tmp_path / "scans", "--publish", "--home", home)
    with filled(small_disk):
        assert sent(http, upload, body) in TOLD
        assert until_told(lambda number: saved(http, place, f"{number} " * 5000)) <= {200, *TOLD}
        assert until_told(lambda _: signed_in(served)) <= {303, *TOLD}
        assert http.post(f"{place}/publish").status_code in {200, *TOLD}
        assert verso(*importing).code in {ExitCode.FINDINGS, ExitCode.DAMAGED_HOLDING}
        assert http.get(place).status_code == 200
    assert sent(http, upload, body) == 204
    assert saved(http, place, "there is room") == 200
    assert signed_in(served) == 303
    assert http.post(f"{place}/publish").status_code == 200
    assert verso(*importing).code == ExitCode.FINE
    manifest = http.get(f"/iiif/presentation/3/{before['id']}/manifest")
    assert "there is room" in manifest.text
    served.stop()
    coroner.require_sound(home)


def sent(http: httpx.Client, upload: str, body: bytes) -> int:
    """Send the rest of a file that comes in by tus, from where it stands."""
    stands = http.head(upload, headers=TUS)
    assert stands.status_code == 200
    offset = int(stands.headers["upload-offset"])
    part = TUS | {"content-type": "application/offset+octet-stream", "upload-offset": str(offset)}
    return http.patch(upload, content=body[offset:], headers=part).status_code


def saved(http: httpx.Client, place: str, title: str) -> int:
    """Say something else of a photograph that has no scan any more."""
    said = {"reference_code": "BEFORE", "title": {"en": [title]}}
    etag = http.get(place).headers["etag"]
    return http.put(place, json=said, headers={"if-match": etag}).status_code


def signed_in(served: "Served") -> int:
    """Sign in as a browser does."""
    with httpx.Client(base_url=served.http.base_url, event_hooks=FORMS, timeout=60) as browser:
        typed = {"name": "anna", "password": PASSWORD}
        return browser.post("/sign-in", data=typed).status_code


def until_told(ask: Callable[[int], int], *, at_most: int = 60) -> set[int]:
    """Ask again and again, until it is told that there is no room; give all statuses."""
    statuses = set[int]()
    for number in range(at_most):
        statuses.add(ask(number))
        if statuses & TOLD:
            break
    return statuses


def test_a_limit_on_files_is_told_and_can_be_raised(
    serving: "Serving", verso: "Verso", tmp_path: Path, coroner: "Coroner"
) -> None:
    home = tmp_path / "limited"
    served = served_with_token(serving, verso, home)
    process = served.process.pid
    assert bring(served.http, scan(1, 100), "BEFORE") == [201, 201]
    large = scan(2, 900)
    _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    largest = (home / "catalogue.db-wal").stat().st_size + 200_000
    resource.prlimit(process, resource.RLIMIT_FSIZE, (largest, hard))
    assert len(large) > largest
    scanned, described = bring(served.http, large, "L 1")
    assert (scanned, described) == (413, 422)
    taken, _ = described_until_full(served.http)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (hard, hard))
    assert bring(served.http, large, "L 1") == [201, 201]
    assert sorted(codes_in(served.http)) == sorted(["BEFORE", "L 1", *taken])
    served.stop()
    coroner.require_sound(home)
