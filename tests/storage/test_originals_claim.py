import os
import time
from datetime import timedelta

from app.storage.layout import Layout
from app.storage.originals import LocalOriginals

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1
A_DAY = timedelta(days=1)


def test_an_old_original_that_is_claimed_is_not_swept(layout: Layout) -> None:
    store = LocalOriginals(layout)
    store.put([b"abc"])
    long_ago = time.time() - 2 * A_DAY.total_seconds()
    os.utime(store.path(ABC), (long_ago, long_ago))
    assert store.claim(ABC)
    assert not store.set_aside(ABC, older_than=A_DAY)
    assert store.digest_of(ABC) == ABC


def test_what_is_not_here_can_not_be_claimed(layout: Layout) -> None:
    assert not LocalOriginals(layout).claim(ABC)
