"""What work in the background came to is told in the reader's language where it is ours to tell."""

import errno
import os
from pathlib import Path

import pytest

from app.domain.errors import DamagedHolding, DamagedOriginal
from app.imaging.darkroom.darkroom import _BROKE_OFF, _TOO_LONG, _stopped
from app.imaging.darkroom.hired import _CANT_START
from app.persistence.jobs import _LOST
from app.storage.faults import told_plainly
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
from app.web.sentences.telling import telling


def of_the_disk(layout: Layout, number: int) -> str:
    fault = OSError(number, os.strerror(number))
    with (
        pytest.raises(DamagedHolding) as told,
        told_plainly(layout, layout.derivatives, "written"),
    ):
        raise fault
    return str(told.value)


def test_each_is_told_in_polish_with_what_it_is_about(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    originals = LocalOriginals(layout)
    with pytest.raises(DamagedHolding) as missing:
        originals.path("ab" * 32)
    place = layout.original("cd" * 32)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"other")
    with pytest.raises(DamagedOriginal) as damaged:
        originals.require_sound("cd" * 32)
    said = {
        str(missing.value): layout.told(layout.original("ab" * 32)),
        str(damaged.value): layout.told(place),
        _stopped("derive", place, _TOO_LONG.format(60)): "60",
        _stopped("derive", place, _BROKE_OFF): "",
        _CANT_START: "",
        _LOST: "",
        of_the_disk(layout, errno.ENOSPC): "images/derivatives",
        of_the_disk(layout, errno.EIO): "images/derivatives",
    }
    for english, named in said.items():
        told = telling("pl").told(english)
        assert told.language == "pl", english
        assert named in str(told)
        assert str(told) != english
