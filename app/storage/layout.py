"""Where everything of a holding lies. No other module names a path below a holding's folder."""

import re
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from app.domain.errors import NotFound

_LOCKS = 64
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_IDENTIFIER = re.compile(r"[0-9a-z][0-9a-z-]{2,62}[0-9a-z]", re.ASCII)
_UPLOAD = re.compile(r"[0-9a-f]{32}", re.ASCII)
_KIND = re.compile(r"[a-z]{3,20}", re.ASCII)
_SUBJECT = re.compile(r"[0-9a-f-]{36}|[0-9a-f]{64}", re.ASCII)
_EDITION = re.compile(r"[0-9a-f]{12}", re.ASCII)
_DERIVATIVE = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{12})\.zip", re.ASCII)
_DOCUMENT = re.compile(r"([0-9a-z-]{4,64})\.([0-9]{1,18})\.json(\.gz)?", re.ASCII)


def is_digest(text: str) -> bool:
    """Whether it is a SHA-256 as Verso writes it: 64 hexadecimal digits in lower case."""
    return _DIGEST.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class DocumentKey:
    """Which published document: of which thing, and made from which revision of it.

    `identifier` is an id or slug of our own making (`[0-9a-z-]`, 4 to 64 long), `revision` counts
    from 0. Any other form names nothing and raises `NotFound`: no key can become a foreign path.
    """

    identifier: str
    revision: int

    def __post_init__(self) -> None:
        """Refuse what could not have been made here."""
        if not _IDENTIFIER.fullmatch(self.identifier) or not 0 <= self.revision < 10**18:
            raise NotFound("There is no document by this name.")

    @property
    def file_name(self) -> str:
        """The name under which it lies."""
        return f"{self.identifier}.{self.revision}.json"

    @property
    def gzipped_name(self) -> str:
        """The name under which its gzip lies."""
        return f"{self.file_name}.gz"

    @classmethod
    def of_file(cls, name: str) -> "DocumentKey | None":
        """Read the key from a file's name; None for a file that Verso did not put there."""
        match = _DOCUMENT.fullmatch(name)
        if match is None or not _IDENTIFIER.fullmatch(match[1]):
            return None
        key = cls(match[1], int(match[2]))
        names = (key.file_name, key.gzipped_name)
        return key if name in names else None  # `x.007.json` is no name of ours


@dataclass(frozen=True, slots=True, order=True)
class DerivativeKey:
    """Which derivative: of the original with which digest, made with which edition of settings.

    Any other form names nothing and raises `NotFound`: no key can become a foreign path.
    """

    sha256: str
    edition: str

    def __post_init__(self) -> None:
        """Refuse what could not have been made here."""
        if not is_digest(self.sha256) or not _EDITION.fullmatch(self.edition):
            raise NotFound("There is no derivative by this name.")

    @property
    def file_name(self) -> str:
        """The name under which it lies."""
        return f"{self.sha256}.{self.edition}.zip"

    @classmethod
    def of_file(cls, name: str) -> "DerivativeKey | None":
        """Read the key from a file's name; None for a file that Verso did not put there."""
        match = _DERIVATIVE.fullmatch(name)
        return cls(match[1], match[2]) if match else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a holding's folder. It names paths and touches none of them."""

    home: Path

    def __post_init__(self) -> None:
        """Keep meaning the same folder when the process moves to another one."""
        object.__setattr__(self, "home", self.home.absolute())

    @property
    def catalogue(self) -> Path:
        """The database."""
        return self.home / "catalogue.db"

    @property
    def originals(self) -> Path:
        """The scans as they came, by digest."""
        return self.home / "images" / "originals"

    @property
    def incoming_originals(self) -> Path:
        """Scans still being written: on the file system of the originals, so a rename is whole."""
        return self.originals / ".incoming"

    def incoming_upload(self, upload_id: str) -> Path:
        """Name the folder of a scan that comes in over several requests."""
        if not _UPLOAD.fullmatch(upload_id):
            raise NotFound("There is no such upload.")
        return self.incoming_originals / f"{upload_id}.upload"

    @property
    def originals_lock(self) -> Path:
        """The empty file that is locked while an original is put in its place or swept."""
        return self.originals / ".lock"

    @property
    def reading_mark(self) -> Path:
        """The file that says how far a reading through of all originals has come."""
        return self.originals / ".read-through.json"

    @property
    def restoring_mark(self) -> Path:
        """The file that says that the holding is being put back from a backup."""
        return self.originals / ".restoring.json"

    @property
    def copying_mark(self) -> Path:
        """The file that says, in a store of backups, that a backup is being copied into it."""
        return self.originals / ".copying.json"

    @property
    def copying_lock(self) -> Path:
        """The empty file that is locked, in a store of backups, while one is written to it."""
        return self.originals / ".copying.lock"

    @property
    def derivatives(self) -> Path:
        """What is made from the originals, and can be made again."""
        return self.home / "images" / "derivatives"

    @property
    def incoming_derivatives(self) -> Path:
        """Derivatives still being made."""
        return self.derivatives / ".incoming"

    @property
    def manifests(self) -> Path:
        """The published documents, which can be made again."""
        return self.home / "manifests"

    @property
    def incoming_manifests(self) -> Path:
        """Published documents still being written."""
        return self.manifests / ".incoming"

    def manifest_lock(self, subject: str) -> Path:
        """Name the empty file that is locked while a thing's documents are made of its records.

        A few things share one, so that there are 64 of them at most.
        """
        return self.manifests / ".locks" / f"{crc32(subject.encode()) % _LOCKS:02x}"

    @property
    def records(self) -> Path:
        """The records that stand beside no original, as files."""
        return self.home / "images" / "records"

    @property
    def incoming_records(self) -> Path:
        """Such files still being written."""
        return self.records / ".incoming"

    @property
    def records_lock(self) -> Path:
        """The empty file that is locked while records are written as files."""
        return self.records / ".lock"

    def sidecar(self, sha256: str) -> Path:
        """Name the place of the file that tells of an original: beside it, with `.json` added."""
        place = self.original(sha256)
        return place.with_name(f"{place.name}.json")

    def record(self, kind: str, subject: str) -> Path:
        """Name the place of a record that has no original: `images/records/unit/yz/...yz.json`.

        Sharded by the end of the id, as documents are.
        """
        if not _KIND.fullmatch(kind) or not _SUBJECT.fullmatch(subject):
            raise NotFound("There is no record by this name.")
        return self.records / kind / subject[-2:] / f"{subject}.json"

    def original(self, sha256: str) -> Path:
        """Name the place of the original with this digest: `images/originals/aa/bb/aabb...`."""
        if not is_digest(sha256):
            raise NotFound("There is no original by this name.")
        return self.originals / sha256[:2] / sha256[2:4] / sha256

    def derivative(self, key: DerivativeKey) -> Path:
        """Name the place of a derivative: `images/derivatives/aa/bb/aabb....EDITION.zip`."""
        return self.derivatives / key.sha256[:2] / key.sha256[2:4] / key.file_name

    def document(self, key: DocumentKey) -> Path:
        """Name the place of a document: `manifests/yz/wx/...wxyz.REVISION.json`.

        Sharded by the end of the id, since the start of a UUID version 7 is the time of making.
        """
        tail = key.identifier[-4:]
        return self.manifests / tail[2:] / tail[:2] / key.file_name

    def gzipped_document(self, key: DocumentKey) -> Path:
        """Name the place of a document's gzip, beside it."""
        return self.document(key).with_name(key.gzipped_name)

    def told(self, path: Path) -> str:
        """Name a path as it is told to people: from the holding's folder on."""
        is_below = self.home in path.parents
        return str(path.relative_to(self.home)) if is_below else str(path)
