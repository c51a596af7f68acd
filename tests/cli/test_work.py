"""Work that was given up, at the terminal."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.work import JobKind
from app.holdings import open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.cli.conftest import Table
    from tests.conftest import Verso

DIGEST = "ab" * 32


def given_up(home: Path) -> str:
    """Give up a derivative of an original that there is not, and give the work's id."""
    with open_holding(Settings(home=home)) as holding:
        holding.jobs.want(JobKind.DERIVE, DIGEST)
        job = holding.jobs.take()
        assert job is not None
        holding.jobs.failed(job, "nothing decodes", for_good=True)
        return job.id


def test_what_was_given_up_is_listed_tried_again_and_struck_off(verso: "Verso", home: Path) -> None:
    job_id = given_up(home)
    listed = verso("work", "list", "--home", home)
    assert listed.out.startswith(f"{job_id}  derive of {DIGEST}: nothing decodes\n")
    assert "0 pieces of work waiting, 0 in hand, 1 given up" in listed.out
    assert verso("work", "retry", job_id, "--home", home).code == 0
    assert json.loads(verso("work", "list", "--json", "--home", home).out)["waiting"] == 1
    for missing in (job_id, job_id[:8]):  # it is not dead any more; a beginning is no id
        refused = verso("work", "retry", missing, "--home", home)
        assert (refused.code, f"has the id {missing}." in refused.err) == (3, True)
    with open_holding(Settings(home=home)) as holding:
        job = holding.jobs.take()
        assert job is not None
        assert (job.id, job.attempts) == (job_id, 1)
        holding.jobs.failed(job, "nothing decodes", for_good=True)
    assert verso("work", "discard", job_id, "--home", home).code == 0
    told = json.loads(verso("work", "list", "--json", "--home", home).out)
    assert (told["waiting"], told["dead"], told["dead_work"]) == (0, 0, [])


def test_what_was_given_up_is_named_as_it_is_in_the_archive_some_at_a_time(
    verso: "Verso", home: Path, scans: Path, table: "Table"
) -> None:
    row = {"reference_code": "A 1", "title": "Boat", "recto": "red.png"}
    assert verso("import", table(row), "--images", scans, "--home", home).code == 0
    with open_holding(Settings(home=home)) as holding:
        sha256 = next(holding.originals.all())
        while (job := holding.jobs.take()) is not None:
            holding.jobs.failed(job, "nothing decodes", for_good=True)
    first_id = given_up(home)
    leaf = verso("work", "list", "--limit", "1", "--home", home).out.splitlines()
    assert leaf[0].endswith("  derive of A 1 Boat: nothing decodes")
    assert leaf[1] == f"There are more: verso work list --after {leaf[0].split()[0]}"
    assert leaf[2].startswith("`verso work retry ID` has one tried again")
    whole = json.loads(verso("work", "list", "--json", "--home", home).out)
    assert whole["next_after"] is None
    known, unknown = whole["dead_work"]
    assert (known["subject"], known["about"][0]["reference_code"]) == (sha256, "A 1")
    assert known["about"][0]["title"] == {"none": ["Boat"]}
    assert (unknown["id"], unknown["about"]) == (first_id, [])
