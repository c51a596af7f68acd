"""Bringing a scan in over several requests, gone on with where the last one broke off."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.domain.errors import NotFound, Rejected
from app.domain.uploads import (
    MOST_UNFINISHED,
    DamagedPart,
    NoRoom,
    OtherOffset,
    Upload,
    UploadFor,
    UploadOver,
)
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.upload_ending import ended
from app.holdings.waiting_scans import plain_name
from app.storage.uploads import OpenUpload

_SETTLED_EVERY_BYTES: Final = 16 * 1024 * 1024
_SPARE_BYTES: Final = 256 * 1024 * 1024
_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Checksum:
    """What a part must amount to: the name of a hash that `hashlib` knows, and the digest."""

    algorithm: str
    digest: bytes


def begin_upload(  # noqa: PLR0913 - what a sender says of a file
    holding: Holding,
    viewer: Viewer,
    *,
    file_name: str,
    size_bytes: int,
    meant_for: UploadFor,
    sha256: str = "",
    told: str = "",
) -> Upload:
    """Make room for a file; `NoRoom` past what may come, what one person may have, or the disk."""
    viewer.must(Scope.WRITE)
    _refuse_too_much(holding, viewer, size_bytes)
    upload = Upload(
        id=secrets.token_hex(_ID_BYTES),
        owner=viewer.name,
        file_name=plain_name(file_name),
        size_bytes=size_bytes,
        touched_at=holding.now(),
        meant_for=meant_for,
        told=told,
        sha256=sha256,
    )
    holding.uploads.begin(upload)
    return upload


def unfinished_uploads(holding: Holding, viewer: Viewer) -> tuple[Upload, ...]:
    """List what the viewer has begun and not brought to its end, what came last first."""
    viewer.must(Scope.WRITE)
    found = [one for one in _of(holding, viewer) if one.outcome is None]
    return tuple(sorted(found, key=lambda one: one.touched_at, reverse=True))


def find_upload(holding: Holding, viewer: Viewer, upload_id: str) -> Upload:
    """Tell how far an upload is.

    One that is whole without a last part (its server was killed then, or it has no bytes) is ended
    now; that it is no scan is what became of it.
    """
    viewer.must(Scope.WRITE)
    upload = _found(holding, viewer, upload_id)
    if upload.is_whole and upload.outcome is None:
        with holding.uploads.open(upload_id) as opened:
            with suppress(Rejected):  # noted in the upload
                ended(holding, viewer, opened)
            upload = opened.upload
    return upload


def continue_upload(  # noqa: PLR0913 - what comes with a part
    holding: Holding,
    viewer: Viewer,
    upload_id: str,
    chunks: Iterable[bytes],
    *,
    offset_bytes: int,
    checksum: Checksum | None = None,
) -> Upload:
    """Take the next part in. What has come stays, though the sender leaves in the midst of it.

    A part with a checksum stays as a whole or not at all. `OtherOffset` where it begins elsewhere
    than at the end of what is here, `NoRoom` where it is longer than what is missing.
    """
    viewer.must(Scope.WRITE)
    _found(holding, viewer, upload_id)
    with holding.uploads.open(upload_id) as opened:
        upload = opened.upload
        if upload.outcome is not None:
            raise UploadOver(
                "It is decided what becomes of this file. Nothing more is taken of it."
            )
        if upload.offset_bytes != offset_bytes:
            raise OtherOffset(f"The next part begins at byte {upload.offset_bytes}.")
        part = _no_longer(chunks, upload.size_bytes - offset_bytes)
        if checksum is None:
            _take(holding, opened, part)
        else:
            _take_checked(holding, opened, part, checksum)
        return ended(holding, viewer, opened)


def give_up_upload(holding: Holding, viewer: Viewer, upload_id: str) -> None:
    """Forget an upload, and take away what has come of it."""
    viewer.must(Scope.WRITE)
    _found(holding, viewer, upload_id)
    with holding.uploads.open(upload_id):
        holding.uploads.remove(upload_id)


def _take(holding: Holding, opened: OpenUpload, part: Iterable[bytes]) -> None:
    """Write what comes; whatever ends it, what has come until then counts."""
    unsettled_bytes = 0
    try:
        for chunk in part:
            opened.write(chunk)
            unsettled_bytes += len(chunk)
            if unsettled_bytes >= _SETTLED_EVERY_BYTES:
                opened.settle(holding.now())
                unsettled_bytes = 0
    finally:
        opened.settle(holding.now())


def _take_checked(
    holding: Holding, opened: OpenUpload, part: Iterable[bytes], checksum: Checksum
) -> None:
    """Write what comes; it counts once all of it is what was announced."""
    hashed = hashlib.new(checksum.algorithm, usedforsecurity=False)
    for chunk in part:
        opened.write(chunk)
        hashed.update(chunk)
    if hashed.digest() != checksum.digest:
        raise DamagedPart("This part is not what was sent: its checksum differs. Send it again.")
    opened.settle(holding.now())


def _found(holding: Holding, viewer: Viewer, upload_id: str) -> Upload:
    upload = holding.uploads.find(upload_id)
    if upload.owner != viewer.name:
        raise NotFound("There is no such upload.")
    if upload.expires_at(lasting(holding)) < holding.now():
        raise UploadOver("Nothing came of this file for too long. Begin it again.")
    return upload


def lasting(holding: Holding) -> timedelta:
    """How long an upload may be gone on with after something last came."""
    return timedelta(hours=holding.settings.unfinished_upload_h)


def _of(holding: Holding, viewer: Viewer) -> Iterator[Upload]:
    over = holding.now() - lasting(holding)
    return (
        one for one in holding.uploads.all() if one.owner == viewer.name and one.touched_at >= over
    )


def _refuse_too_much(holding: Holding, viewer: Viewer, size_bytes: int) -> None:
    most = holding.settings.max_upload_bytes
    if size_bytes > most:
        raise NoRoom(f"A file may have at most {most} bytes here.")
    begun = [one for one in _of(holding, viewer) if one.outcome is None]
    if len(begun) >= MOST_UNFINISHED:
        raise NoRoom(f"At most {MOST_UNFINISHED} files come in at once. Finish some, or give up.")
    announced = size_bytes + sum(one.size_bytes for one in begun)
    if announced > holding.settings.max_unfinished_bytes:
        raise NoRoom(
            f"Unfinished files of one person may have {holding.settings.max_unfinished_bytes} "
            "bytes together. Finish some, or give up."
        )
    if size_bytes + _SPARE_BYTES > holding.uploads.free_bytes():
        raise NoRoom("The disk has not enough room for this file. Tell whoever runs the catalogue.")


def _no_longer(chunks: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    for chunk in chunks:
        if len(chunk) > most_bytes:
            raise NoRoom("More has come than was announced for this file. Nothing past it is kept.")
        most_bytes -= len(chunk)
        yield chunk
