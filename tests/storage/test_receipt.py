"""Taking in bytes. Digests: FIPS 180-2, appendix B (and its million letters a, B.3)."""

import io
from collections.abc import Iterable
from typing import BinaryIO

import pytest

from app.domain.errors import Rejected
from app.domain.imagery import StoredOriginal
from app.storage.incoming import Incoming
from app.storage.layout import Layout
from app.storage.receipt import check_announced, check_arrived, receive

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
MILLION_A = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"


def taken(
    layout: Layout,
    chunks: Iterable[bytes] | BinaryIO,
    largest_bytes: int | None = None,
) -> tuple[StoredOriginal, bytes]:
    with Incoming(layout, layout.incoming_originals).draft(mode=0o600) as draft:
        received = receive(draft, chunks, largest_bytes=largest_bytes)
        return received, draft.path.read_bytes()


@pytest.mark.parametrize(
    "chunks",
    [[b"abc"], [b"a", b"", b"bc"], iter([b"ab", b"c"]), io.BytesIO(b"abc")],
    ids=["one piece", "an empty piece between", "an iterator", "a file"],
)
def test_bytes_are_the_same_however_they_come(
    layout: Layout,
    chunks: Iterable[bytes] | BinaryIO,
) -> None:
    assert taken(layout, chunks) == (StoredOriginal(ABC, 3), b"abc")


def test_a_file_of_many_pieces_is_taken_whole(layout: Layout) -> None:
    received, written = taken(layout, io.BytesIO(b"a" * 1_000_000))
    assert received == StoredOriginal(MILLION_A, 1_000_000)
    assert written == b"a" * 1_000_000


def test_an_empty_file_is_a_file(layout: Layout) -> None:
    assert taken(layout, []) == (StoredOriginal(EMPTY, 0), b"")


def test_the_largest_size_is_itself_allowed(layout: Layout) -> None:
    assert taken(layout, [b"ab", b"c"], largest_bytes=3)[0].size_bytes == 3


def test_nothing_more_is_asked_for_once_a_file_is_too_large(layout: Layout) -> None:
    asked = 0

    def endless() -> Iterable[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield b"x" * 10

    with pytest.raises(Rejected, match="larger than 25 bytes"):
        taken(layout, endless(), largest_bytes=25)
    assert asked == 3


def test_a_source_without_bytes_to_give_now_is_not_taken_for_its_end(layout: Layout) -> None:
    class Unready(io.BytesIO):
        def read(self, _size_bytes: int | None = -1, /) -> bytes:
            return None  # type: ignore[return-value]  # what a raw non-blocking file answers

    with pytest.raises(TypeError):
        taken(layout, Unready())


def test_another_digest_than_announced_is_refused() -> None:
    check_arrived(StoredOriginal(ABC, 3), ABC)
    check_arrived(StoredOriginal(ABC, 3), None)
    with pytest.raises(Rejected, match="not the one announced") as refusal:
        check_arrived(StoredOriginal(ABC, 3), EMPTY)
    (problem,) = refusal.value.problems
    assert (problem.where, problem.value) == ("sha256", EMPTY)
    assert ABC in problem.reason


@pytest.mark.parametrize("text", ["", "abc", ABC.upper(), "../" * 21 + "a"])
def test_an_announced_digest_must_be_one(text: str) -> None:
    check_announced(None)
    check_announced(ABC)
    with pytest.raises(Rejected, match="Nothing was stored"):
        check_announced(text)
