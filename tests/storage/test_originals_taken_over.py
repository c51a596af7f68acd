"""A file that came in parts becomes an original by its name alone.

Its digest is that of FIPS 180-2, appendix B.1.
"""

import errno
import os
import stat

import pytest

from app.domain.errors import DamagedHolding
from app.domain.imagery import StoredOriginal
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_was_taken_over_goes_back_where_the_disk_does_not_keep_its_name(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be all that there is of a scan that came in parts, each of which was answered."""
    store = LocalOriginals(layout)
    came = layout.incoming_originals / "came"
    came.parent.mkdir(parents=True, exist_ok=True)
    came.write_bytes(b"abc")

    def failing(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "EIO")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", failing)
        with pytest.raises(DamagedHolding):
            store.take_over(came, StoredOriginal(ABC, 3))
    assert (came.read_bytes(), store.exists(ABC)) == (b"abc", False)
    store.take_over(came, StoredOriginal(ABC, 3))
    assert (came.exists(), store.digest_of(ABC)) == (False, ABC)
