from io import BytesIO

import pytest
from PIL import Image

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.comparison import (
    ComparedOriginal,
    compare_originals,
    is_missing,
    is_orphan,
    is_stale,
)

NAMELESS = "00000000-0000-7000-8000-000000000000"


def store(holding: Holding, colour: str) -> str:
    written = BytesIO()
    Image.new("L", (20, 20), colour).save(written, "PNG")
    return holding.take_in_stream([written.getvalue()]).original.sha256


def record(holding: Holding, code: str, sha256: str) -> str:
    scans = (ScanDescription(sha256),)
    sides = (SideDescription(SideKind.RECTO, scans=scans),)
    known = holding.intake.claimed(sha256)
    assert known is not None
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription(code, sides=sides), scans={sha256: known})
        catalogue.commit()
        return saved.id


@pytest.mark.parametrize("lost", [(), (0,), (4,), (0, 1, 2, 3, 4), (1, 3)])
@pytest.mark.parametrize("recorded", [(), (0, 1, 2, 3, 4), (0, 4), (2,), (1, 2, 3)])
def test_files_and_records_are_walked_side_by_side(
    holding: Holding, recorded: tuple[int, ...], lost: tuple[int, ...]
) -> None:
    digests = sorted(store(holding, f"#{at:02x}{at:02x}{at:02x}") for at in range(5))
    for at in recorded:
        record(holding, f"A {at}", digests[at])
    for at in lost:
        holding.originals.path(digests[at]).unlink()
    walked = [*compare_originals(holding)]
    assert [(one.sha256, one.size_bytes is not None, one.is_kept) for one in walked] == [
        (digest, at in recorded, at not in lost)
        for at, digest in enumerate(digests)
        if at in recorded or at not in lost
    ]
    assert [one.sha256 for one in walked if is_orphan(holding, one)] == [
        digest for at, digest in enumerate(digests) if at not in recorded and at not in lost
    ]
    assert [one.sha256 for one in walked if is_missing(holding, one)] == [
        digest for at, digest in enumerate(digests) if at in recorded and at in lost
    ]


def test_what_came_in_during_the_walk_is_looked_at_again(holding: Holding) -> None:
    digest = store(holding, "#123456")
    (seen,) = compare_originals(holding)
    assert is_orphan(holding, seen)
    record(holding, "A 1", digest)
    assert not is_orphan(holding, seen)
    assert not is_missing(holding, ComparedOriginal(digest, 1, is_kept=False))


def test_a_file_of_a_scan_that_was_replaced_is_no_orphan(holding: Holding) -> None:
    old, new = store(holding, "#111111"), store(holding, "#222222")
    record(holding, "A 1", old)
    record(holding, "A 1", new)
    assert not [one for one in compare_originals(holding) if is_orphan(holding, one)]


def test_a_document_is_stale_unless_the_public_is_given_it(holding: Holding) -> None:
    photograph_id = record(holding, "A 1", store(holding, "#123456"))
    key = holding.manifests.key
    assert is_stale(holding, key(photograph_id, 1))
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.publish(photograph_id)
        revision = catalogue.manifest_revision(photograph_id)
        catalogue.commit()
    assert not is_stale(holding, key(photograph_id, revision))
    assert is_stale(holding, key(photograph_id, revision + 1))
    assert is_stale(holding, key(NAMELESS, 1))
