"""The register of COPY 1/60, from the archive's own file to what a reader finds.

Its README counts 41 records and 74 scans.
"""

import hashlib
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.viewers import THE_DESK
from app.holdings import found_holding, open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Serving, Verso

WHOLE = {
    "rows": 41,
    "made": 0,
    "changed": 0,
    "unchanged": 0,
    "refused": 0,
    "sides": 74,
    "published": 0,
}


@pytest.fixture(scope="module")
def register(
    real_input: Path, real_mapping: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Any, ...]:
    """The words of the command that imports the register, into a holding that is there."""
    home = tmp_path_factory.mktemp("register") / "holding"
    found_holding(Settings(home=home)).close()
    table, images = real_input / "catalogue.json", real_input / "images"
    words = ("import", table, "--images", images, "--mapping", real_mapping, "--home", home)
    return (*words, "--publish")


@pytest.fixture(scope="module")
def imported(
    register: tuple[Any, ...], program: str, environment: dict[str, str]
) -> tuple[Path, str]:
    """The holding after the first import, and what that printed."""
    command = [program, *map(str, register), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return register[register.index("--home") + 1], done.stdout


def totals_of(out: str) -> dict[str, int]:
    """Give the totals of a report in JSON."""
    totals: dict[str, int] = json.loads(out)["totals"]
    return totals


def test_a_dry_run_foretells_what_the_import_does(
    verso: "Verso", register: tuple[Any, ...], tmp_path: Path
) -> None:
    home = tmp_path / "holding"
    found_holding(Settings(home=home)).close()
    told = verso(*register, "--home", home, "--dry-run", "--json")  # the last --home counts
    assert (told.code, totals_of(told.out)) == (0, WHOLE | {"made": 41, "published": 41})
    verified = json.loads(verso("verify", "--json", "--home", home).out)
    assert (verified["photographs"], verified["originals"], verified["findings"]) == (0, 0, [])


def test_the_register_is_imported_whole(imported: tuple[Path, str], real_input: Path) -> None:
    home, out = imported
    assert totals_of(out) == WHOLE | {"made": 41, "published": 41}
    assert json.loads(out)["unused_files"] == []
    assert digests_in_the_catalogue(home) == digests_of_the_scans(real_input / "images")


def test_a_second_import_changes_nothing(
    verso: "Verso", imported: tuple[Path, str], register: tuple[Any, ...]
) -> None:
    home, _ = imported
    second = verso(*register, "--json")
    assert (second.code, totals_of(second.out)) == (0, WHOLE | {"unchanged": 41})
    verified = json.loads(verso("verify", "--json", "--home", home).out)
    assert (verified["sound"], verified["photographs"], verified["originals"]) == (True, 41, 74)


def test_who_was_photographed_is_found(imported: tuple[Path, str], serving: "Serving") -> None:
    served = serving("--home", imported[0])
    for words in ("Kate Vaughan", "Lord Wolseley", "Gladstone"):
        found = served.http.get("/api/search", params={"q": words}).json()
        assert found["total"] >= 1
        for item in found["items"][: found["total"]]:
            assert not item["approximate"]
            marked = " ".join(highlight["exact"] for highlight in item["highlights"]).lower()
            assert all(word in marked for word in words.lower().split())
        page = served.http.get("/search", params={"q": words})
        assert found["items"][0]["identifier"] in page.text


def digests_in_the_catalogue(home: Path) -> Counter[str]:
    """Count the digests of the originals that records name."""
    with open_holding(Settings(home=home)) as holding, holding.open(THE_DESK) as catalogue:
        return Counter(sha256 for sha256, _ in catalogue.digests())


def digests_of_the_scans(folder: Path) -> Counter[str]:
    """Count the digests of the files as the archive gave them."""
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir())
