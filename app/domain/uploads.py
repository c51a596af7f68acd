"""Uploads in parts: a file that comes in over several requests. tus resumable upload 1.0."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.domain.accessions import RefusedScan
from app.domain.errors import Conflict, NotFound, Rejected

MOST_UNFINISHED: Final = 200
"""How many uploads one person may have begun and not finished."""


class UploadFor(StrEnum):
    """What becomes of the file once it is whole."""

    STORE = "store"  # it is in the store, and a description will name it
    ACCESSION = "accession"  # it waits among the scans that the archivist has brought in


@dataclass(frozen=True, slots=True)
class UploadOutcome:
    """What became of a file that is whole: the original that it is, or why it was refused.

    `condition` is what decoding it has come to, and `condition_note` says more of that.
    """

    sha256: str = ""
    refused: RefusedScan | None = None
    condition: str = ""
    condition_note: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way. `offset_bytes` of it are safe on the disk, and nothing past them counts.

    `told` is what its sender has said of it (Upload-Metadata), as it came; `sha256` the digest that
    it must have, empty where none was announced; `touched_at` when something last arrived.
    """

    id: str
    owner: str
    file_name: str
    size_bytes: int
    touched_at: datetime
    offset_bytes: int = 0
    meant_for: UploadFor = UploadFor.STORE
    told: str = ""
    sha256: str = ""
    outcome: UploadOutcome | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it has arrived."""
        return self.offset_bytes == self.size_bytes

    def expires_at(self, lasts_for: timedelta) -> datetime:
        """Until when it may be gone on with, if nothing more comes."""
        return self.touched_at + lasts_for


class UploadInUse(Conflict):
    """Another request is writing to the upload."""


class OtherOffset(Conflict):
    """A part begins elsewhere than where the last one ended."""


class UploadOver(NotFound):
    """The upload was here, and its time is over."""


class DamagedPart(Rejected):
    """A part, or the whole file, has not the checksum that was announced for it."""


class NoRoom(Rejected):
    """The file is larger than what may come, or than there is room for."""
