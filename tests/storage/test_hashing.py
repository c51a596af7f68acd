"""Two digests in one reading. FIPS 180-4, examples of "abc"."""

import io

from app.domain.imagery import Digests
from app.storage.hashing import Hashing, digests_of

ABC = Digests(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    3,
)


def test_both_digests_are_those_of_the_standard() -> None:
    assert digests_of(io.BytesIO(b"abc")) == ABC


def test_bytes_are_the_same_in_pieces() -> None:
    hashing = Hashing()
    for piece in (b"a", b"", b"bc"):
        hashing.update(piece)
    assert hashing.digests() == ABC
