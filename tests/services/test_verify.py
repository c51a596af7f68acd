import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.findings import FindingKind, VerifyReport
from app.domain.fixity import CheckedOriginal
from app.domain.kept_records import RecordKind
from app.domain.saving import Saved
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind
from app.exchange.record_document import read_record_document
from app.holdings import Holding, open_holding, original_findings, record_findings
from app.holdings.fixity import check_original
from app.services.deliver_manifest import deliver_manifest
from app.services.derive import derive
from app.services.sweep import sweep
from app.services.verify import verify
from app.services.work_off import work_off
from app.settings import Settings
from app.storage.set_aside import SetAside


@pytest.fixture
def original(holding: Holding, published: Callable[..., Saved]) -> Path:
    """The file of the recto of A 1; A 2 stands beside it, and stays sound."""
    published("A 2", "blue")
    saved = published("A 1", "red")
    with holding.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(saved.id).description.sides
    path = holding.originals.path(side.scans[0].sha256)
    path.chmod(0o644)
    return path


def flip(path: Path) -> None:
    """Turn one bit of a file over."""
    path.chmod(0o644)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))


def found(report: VerifyReport) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, finding.subject) for finding in report.findings]


@pytest.mark.parametrize("deep", [True, False])
def test_a_sound_holding_is_called_sound(
    holding: Holding, published: Callable[..., Saved], *, deep: bool
) -> None:
    published("A 1", "red")
    published("A 2")
    assert verify(holding, deep=deep) == VerifyReport(photographs=2, originals=1)
    assert verify(holding, deep=deep).is_sound


def test_an_empty_holding_is_sound(holding: Holding) -> None:
    assert verify(holding) == VerifyReport(photographs=0, originals=0)


@pytest.mark.parametrize("deep", [True, False])
def test_an_original_that_is_missing_is_named_with_its_photograph(
    holding: Holding, original: Path, *, deep: bool
) -> None:
    original.unlink()
    report = verify(holding, deep=deep)
    assert found(report) == [(FindingKind.MISSING_ORIGINAL, original.name)]
    assert "the recto of A 1 is missing" in report.findings[0].message
    assert not report.is_sound


def test_one_flipped_bit_is_found_and_no_sound_original_is_named(
    holding: Holding, original: Path
) -> None:
    flip(original)
    assert verify(holding, deep=False).is_sound  # the length is as it was
    report = verify(holding)
    assert found(report) == [(FindingKind.ALTERED_ORIGINAL, original.name)]
    assert "the recto of A 1 has other bytes" in report.findings[0].message
    assert f"images/originals/{original.name[:2]}" in report.findings[0].message
    assert found(verify(holding, deep=False)) == found(report), "it is known to be damaged now"


@pytest.mark.parametrize("deep", [True, False])
def test_an_original_that_was_cut_is_found_also_without_reading_it(
    holding: Holding, original: Path, *, deep: bool
) -> None:
    original.write_bytes(original.read_bytes()[:-1])
    assert found(verify(holding, deep=deep)) == [(FindingKind.ALTERED_ORIGINAL, original.name)]


def test_originals_that_were_swapped_are_both_found(holding: Holding, original: Path) -> None:
    (other,) = (holding.originals.path(d) for d in holding.originals.all() if d != original.name)
    kept = original.read_bytes()
    original.write_bytes(other.read_bytes())
    other.chmod(0o644)
    other.write_bytes(kept)
    kinds = {FindingKind.ALTERED_ORIGINAL}
    assert found(verify(holding)) == [
        (*kinds, name) for name in sorted((original.name, other.name))
    ]


def test_what_verify_has_found_stands_in_the_files_when_it_ends(
    holding: Holding, original: Path
) -> None:
    """A catalogue that is made again knows of the damage, and of the two that went through all."""
    body = original.read_bytes()
    original.unlink()
    verify(holding)
    assert holding.records.due_count() == 0
    (told,) = (
        event
        for record in read_record_document(holding.record_files.beside(original.name) or b"")
        for event in record.rows.get("fixity_event", ())
        if event["outcome"] == "fail"
    )
    assert (told["kind"], told["note"]) == ("fixity check", "it is missing")
    holding.originals.put([body])
    assert verify(holding).findings == ()
    batches = [
        read_record_document(path.read_bytes())[0].rows["batch"][0]
        for path in sorted(holding.layout.records.glob("batch/*/*.json"))
    ]
    passes = sorted(one["outcome"] for one in batches if one["event"] == "fixity check")
    assert passes == ["fail", "success"]


def test_what_a_killed_process_left_is_harmless(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    orphan = holding.take_in_stream([scan("red")]).original.sha256
    half = holding.layout.incoming_originals / f"{'a' * 32}.part"
    half.write_bytes(b"half")
    os.utime(half, (0, 0))
    in_work = holding.layout.incoming_originals / f"{'b' * 32}.part"
    in_work.write_bytes(b"half")
    now = datetime.now(UTC)
    for one in (SetAside("c" * 64, now - timedelta(hours=2)), SetAside("d" * 64, now)):
        (half.parent / one.file_name).write_bytes(b"whole")  # a sweep was killed, another goes on
    report = verify(holding)
    assert found(report) == [
        (FindingKind.ORPHAN_ORIGINAL, orphan),
        (FindingKind.LEFTOVER, "c" * 64),
        (FindingKind.LEFTOVER, half.name),
    ]
    assert report.is_sound


def test_documents_of_the_past_are_harmless(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    (key,) = holding.documents.keys()
    gone = holding.manifests.key("00000000-0000-7000-8000-000000000000", 1)
    holding.documents.write(gone, b"{}")
    for at in range(3):
        holding.documents.write(type(key)(f"0000000{at}-{saved.id}", 1), b"{}")
    report = verify(holding)
    assert found(report) == [
        (FindingKind.STALE_DOCUMENT, gone.file_name),
        (FindingKind.STALE_DOCUMENT, "manifests"),
    ]
    assert "3 documents" in report.findings[1].message
    assert report.is_sound


def test_work_that_was_given_up_is_told_by_reference_codes(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    about = catalogued("A 1")
    for subject in (about.id, "some photograph"):
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.ask_for(JobKind.MANIFEST, subject)
            catalogue.commit()
        job = holding.jobs.take()
        assert job is not None
        holding.jobs.failed(job, "the disk is full", for_good=True)
    report = verify(holding)
    assert report.counts == {FindingKind.DEAD_JOB: 2}
    known, unknown = report.findings
    assert known.message.startswith("The manifest of A 1 A 1 failed 1 time and was given up: the ")
    assert unknown.message.startswith("The manifest of some photograph failed")
    assert f"`verso work retry {known.subject}`" in known.message
    assert not report.is_sound


def test_a_run_that_was_stopped_is_gone_on_with(
    holding: Holding, published: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of four is damaged, and Ctrl+C comes before the third."""
    for colour in ("red", "green", "blue", "white"):
        published(colour, colour)
    first, damaged, third, last = holding.originals.all()
    flip(holding.originals.path(damaged))
    read = list[str]()

    def stop_at(stop: str | None) -> None:
        def check(holding: Holding, sha256: str, *, sha512: str | None) -> CheckedOriginal:
            if sha256 == stop:
                raise KeyboardInterrupt
            read.append(sha256)
            return check_original(holding, sha256, sha512=sha512)

        monkeypatch.setattr(original_findings, "check_original", check)

    stop_at(third)
    with pytest.raises(KeyboardInterrupt):
        verify(holding)
    began = holding.now()
    assert read == [first, damaged]
    stop_at(None)
    report = verify(holding)
    assert read[2:] == [damaged, third, last], "what was damaged is looked at again"
    assert found(report) == [(FindingKind.ALTERED_ORIGINAL, damaged)]
    assert (report.originals, report.already) == (4, 2)
    assert report.begun_at is not None
    assert report.begun_at < began
    assert verify(holding).already == 0, "it was whole, so the next one begins anew"
    stop_at(third)
    with pytest.raises(KeyboardInterrupt):
        verify(holding)
    holding.layout.reading_mark.unlink()
    holding.layout.reading_mark.mkdir()
    stop_at(None)
    assert verify(holding).already == 0, "a mark that can't be read or removed stops nobody"
    holding.layout.reading_mark.rmdir()
    stop_at(third)
    for from_start, days in ((True, 0), (False, 31)):
        with pytest.raises(KeyboardInterrupt):
            verify(holding)
        read.clear()
        now = datetime.now(UTC) + timedelta(days=days)
        monkeypatch.setattr(holding, "now", lambda now=now: now)
        with pytest.raises(KeyboardInterrupt):
            verify(holding, from_start=from_start)
        assert read[:2] == [first, damaged], "all is read again"


def test_a_report_keeps_the_first_of_each_kind_and_counts_all(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.domain.findings.MOST_KEPT", 2)
    holding.layout.incoming_originals.mkdir(parents=True)
    for number in range(3):
        half = holding.layout.incoming_originals / f"{number:032d}.part"
        half.write_bytes(b"half")
        os.utime(half, (0, 0))
    told = list[str]()
    report = verify(holding, deep=False, tell=lambda finding: told.append(finding.subject))
    assert (len(report.findings), report.counts) == (2, {FindingKind.LEFTOVER: 3})
    assert told == [f"{number:032d}.part" for number in range(3)]


def test_progress_is_told_to_the_last_original(holding: Holding, original: Path) -> None:
    told: list[tuple[int, int | None]] = []
    verify(holding, progress=lambda done, total, _: told.append((done, total)))
    assert told[-1] == (2, 2)
    assert (0, 2) in told
    assert original.exists()


def test_a_derivative_is_no_loss_whatever_has_become_of_it(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    """One damaged, one of an original that is gone, one made with other settings, one given up."""
    for code, colour in (("A 1", "red"), ("A 2", "blue"), ("A 3", "green")):
        published(code, colour)
    work_off(holding)
    damaged, old, unmade = holding.derivatives.keys()
    body = holding.layout.derivative(damaged).read_bytes()
    holding.layout.derivative(damaged).write_bytes(body.replace(b"\xff\xda", b"\xff\xdb", 1))
    stray = type(old)("ab" * 32, old.edition)
    place = holding.layout.derivative(stray)
    place.parent.mkdir(parents=True)
    place.write_bytes(holding.layout.derivative(old).read_bytes())
    with open_holding(Settings(home=holding.layout.home, derivative_quality=60)) as other:
        other.derivation.make(old.sha256)
    holding.derivatives.close(old)  # as after a restart
    holding.derivatives.remove(unmade.sha256)
    holding.jobs.want(JobKind.DERIVE, unmade.sha256)
    job = holding.jobs.take()
    assert job is not None
    holding.jobs.failed(job, "No picture comes out of it.", for_good=True)
    report = verify(holding)
    assert sorted(found(report)) == sorted(
        [
            (FindingKind.UNMADE_DERIVATIVE, unmade.sha256),
            (FindingKind.DAMAGED_DERIVATIVE, damaged.file_name),
            (FindingKind.STALE_DERIVATIVE, stray.file_name),
            (FindingKind.STALE_DERIVATIVE, "images/derivatives"),
        ]
    )
    assert report.is_sound
    assert sweep(holding, older_than=timedelta(days=1)).derivatives == 2
    derive(holding)
    assert verify(holding).findings == ()


def test_an_index_that_other_rules_have_made_is_told_and_harmless(
    holding: Holding, published: Callable[..., Saved], monkeypatch: pytest.MonkeyPatch
) -> None:
    published("A 1")
    monkeypatch.setattr("app.language.analyser.Analyser.token_version", "another")

    report = verify(holding, deep=False)
    assert found(report) == [(FindingKind.OLD_INDEX, "search_entry")]
    assert report.is_sound


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_a_record_as_a_file_that_is_gone_or_damaged_is_told_and_written_again(
    holding: Holding,
    published: Callable[..., Saved],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(record_findings, "_AT_ONCE", at_once)
    for colour in ("red", "green", "blue", "white"):
        published(colour, colour)
    holding.records.write_due()
    whole, gone, damaged, waits = holding.originals.all()
    holding.layout.sidecar(gone).unlink()
    holding.layout.sidecar(damaged).write_bytes(b"{}")
    holding.layout.sidecar(waits).unlink()
    holding.records.fall_due(RecordKind.ORIGINAL, [waits])
    told = found(verify(holding, deep=False))
    assert told == [(FindingKind.RECORD_BEHIND, gone), (FindingKind.RECORD_BEHIND, damaged)]
    assert holding.records.due_digests([whole, gone, damaged, waits]) == set(), "written again"
    assert verify(holding, deep=False).findings == ()
