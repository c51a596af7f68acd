"""Each fault of the disk is told with its place and a way out."""

import errno
import os

import pytest

from app.domain.errors import DamagedHolding
from app.storage.faults import told_plainly
from app.storage.layout import Layout


@pytest.mark.parametrize(
    ("number", "reason", "way_out"),
    [
        (errno.ENOSPC, "the disk is full", "Free some space"),
        (errno.EDQUOT, "quota", "Raise it"),
        (errno.EACCES, "this account may not", "own the holding's folder"),
        (errno.EROFS, "can only be read", "Mount it for writing"),
        (errno.EIO, "reports a fault", "Check the disk"),
        (errno.ENOENT, "not there", "verso verify"),
        (errno.EXDEV, "another disk", "Mount other disks"),
    ],
)
def test_a_fault_names_the_place_the_reason_and_the_way_out(
    layout: Layout,
    number: int,
    reason: str,
    way_out: str,
) -> None:
    with (
        pytest.raises(DamagedHolding) as told,
        told_plainly(layout, layout.originals / "ba", "stored"),
    ):
        raise OSError(number, os.strerror(number))
    message = str(told.value)
    assert message.startswith("images/originals/ba could not be stored: ")
    assert reason in message
    assert way_out in message


def test_a_fault_that_nobody_foresaw_keeps_the_systems_own_words(layout: Layout) -> None:
    with (
        pytest.raises(DamagedHolding, match=os.strerror(errno.ENXIO)),
        told_plainly(layout, layout.originals, "read"),
    ):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))


def test_what_is_no_fault_of_the_disk_passes_through(layout: Layout) -> None:
    with pytest.raises(ValueError, match="mine"), told_plainly(layout, layout.originals, "read"):
        raise ValueError("mine")
