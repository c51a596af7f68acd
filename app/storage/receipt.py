"""Taking in the bytes of a file: hashed on the way, and compared with what was announced."""

from collections.abc import Iterable
from functools import partial
from typing import BinaryIO

from app.domain.errors import Problem, Rejected
from app.domain.imagery import StoredOriginal
from app.storage.hashing import Hashing
from app.storage.incoming import Draft
from app.storage.layout import is_digest

_CHUNK_BYTES = 1024 * 1024


def receive(
    draft: Draft,
    chunks: Iterable[bytes] | BinaryIO,
    *,
    largest_bytes: int | None,
) -> StoredOriginal:
    """Write what comes to a draft and hash it. The first byte too many is `Rejected`."""
    hashing = Hashing()
    for chunk in _chunked(chunks):
        hashing.update(chunk)
        if largest_bytes is not None and hashing.size_bytes > largest_bytes:
            raise Rejected(
                f"The file is larger than {largest_bytes} bytes, the most that is taken here. "
                "Nothing was stored. Raise the limit, or hand in a smaller file.",
            )
        draft.write(chunk)
    found = hashing.digests()
    return StoredOriginal(found.sha256, found.size_bytes, sha512=found.sha512)


def check_announced(sha256: str | None) -> None:
    """Refuse an announced digest that is not one, before anything is read."""
    if sha256 is not None and not is_digest(sha256):
        reason = "a SHA-256 is written with 64 hexadecimal digits in lower case"
        raise Rejected(
            "The digest announced for the file is none. Nothing was stored.",
            (Problem("sha256", sha256, reason),),
        )


def check_arrived(received: StoredOriginal, announced: str | None) -> None:
    """Refuse a file that is not the one announced; without an announcement any will do."""
    if announced is not None and announced != received.sha256:
        reason = f"the {received.size_bytes} bytes that arrived have {received.sha256}"
        raise Rejected(
            "The file that arrived is not the one announced. Nothing was stored: send it again.",
            (Problem("sha256", announced, reason),),
        )


def _chunked(chunks: Iterable[bytes] | BinaryIO) -> Iterable[bytes]:
    read = getattr(chunks, "read", None)
    return chunks if read is None else iter(partial(read, _CHUNK_BYTES), b"")
