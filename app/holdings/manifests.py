"""The published manifests as they lie in the store, and how they are made again."""

import gzip
import hashlib
import zlib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

import orjson

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.publication import PublicationState
from app.iiif.addresses import Addresses
from app.iiif.edition import EDITION
from app.iiif.presentation_version import PresentationVersion
from app.storage.documents import LocalDocuments
from app.storage.layout import DocumentKey

_EDITION_DIGITS: Final = 8
_EVERY_REVISION: Final = 10**18 - 1
V3: Final = PresentationVersion.V3


@dataclass(frozen=True, slots=True)
class StoredManifest:
    """A manifest with its gzip, which is empty where none is at hand."""

    body: bytes
    gzipped: bytes = b""


class Manifests:
    """Manifests of photographs by `manifest_revision`, and of albums by their state.

    What a manifest says comes from the photograph and its unit, which the revision tells, the
    builder's edition, the version of the API, the public address and the limits of images. All but
    the first make up the beginning of its name in the store, so that none made for another address
    or by an older builder is ever handed out.
    """

    def __init__(
        self, documents: LocalDocuments, *, addresses: Addresses, limits: ImageLimits
    ) -> None:
        self._documents = documents
        self._addresses = addresses
        self._limits = limits
        made_for = f"{EDITION} {addresses.base} {limits}"
        self._editions = {
            version: hashlib.sha256(f"{version.value} {made_for}".encode()).hexdigest()[
                :_EDITION_DIGITS
            ]
            for version in PresentationVersion
        }

    def key(self, record_id: str, revision: int, version: PresentationVersion = V3) -> DocumentKey:
        """Name the manifest of a photograph or an album in the store."""
        return DocumentKey(f"{self._editions[version]}-{record_id}", revision)

    def record_of(self, key: DocumentKey) -> str | None:
        """Tell of which photograph or album a stored document is; None for another edition's."""
        told = self.told_by(key)
        return told[0] if told else None

    def told_by(self, key: DocumentKey) -> tuple[str, PresentationVersion] | None:
        """Tell that, and the version of the API; None for another edition's."""
        edition, _, record_id = key.identifier.partition("-")
        versions = {name: version for version, name in self._editions.items()}
        return (record_id, versions[edition]) if edition in versions else None

    def turn(self, record_id: str) -> AbstractContextManager[None]:
        """Wait for the one turn at making a record's manifests; the record is read within it."""
        return self._documents.turn(record_id)

    def stored(
        self, record_id: str, revision: int, version: PresentationVersion = V3
    ) -> StoredManifest | None:
        """Read a manifest; None where it has to be made: it is not here, or its bytes have rotted.

        A document of another photograph, or one that is no JSON any more, counts as rotten.
        """
        key = self.key(record_id, revision, version)
        body = self._documents.read(key)
        if body is None or not self._is_whole(body, record_id, version):
            return None
        return StoredManifest(body, _whole_gzip(self._documents.read_gzipped(key), body))

    def make(
        self,
        photograph: CataloguedPhotograph,
        *,
        is_public_view: bool,
        version: PresentationVersion = V3,
    ) -> StoredManifest:
        """Make a photograph's manifest; keep it where it is what the public sees of it."""
        # Imported here because iiif-prezi3 takes half a second, and most commands make no manifest.
        from app.iiif.manifest import manifest  # noqa: PLC0415

        body = manifest(photograph, addresses=self._addresses, limits=self._limits, version=version)
        if not is_public_view or photograph.state is not PublicationState.PUBLISHED:
            return StoredManifest(body)
        key = self.key(photograph.id, photograph.manifest_revision, version)
        self._documents.write(key, body)
        return StoredManifest(body, self._documents.read_gzipped(key) or b"")

    def make_album(
        self, album: BoundAlbum, *, is_public_view: bool, version: PresentationVersion = V3
    ) -> StoredManifest:
        """Make an album's manifest, and keep it where it is what the public sees of it."""
        from app.iiif.album import album_manifest  # noqa: PLC0415 - as above

        body = album_manifest(
            album, addresses=self._addresses, limits=self._limits, version=version
        )
        if not is_public_view:
            return StoredManifest(body)
        key = self.key(album.unit.id, album_revision(album.state), version)
        self._documents.write(key, body, alone=True)
        return StoredManifest(body, self._documents.read_gzipped(key) or b"")

    def forget(
        self,
        record_id: str,
        revision: int = _EVERY_REVISION,
        versions: tuple[PresentationVersion, ...] = tuple(PresentationVersion),
    ) -> None:
        """Take manifests of this revision or an earlier one out of the store."""
        for version in versions:
            self._documents.remove(self.key(record_id, revision, version))

    def _is_whole(self, body: bytes, record_id: str, version: PresentationVersion) -> bool:
        try:
            document: Any = orjson.loads(body)
        except orjson.JSONDecodeError:
            return False
        name = "id" if version is V3 else "@id"
        address = self._addresses.manifest(record_id, version)
        return isinstance(document, dict) and document.get(name) == address


def _whole_gzip(gzipped: bytes | None, body: bytes) -> bytes:
    """Let a gzip through that gives the very body; nothing else is worth keeping."""
    try:
        return gzipped if gzipped and gzip.decompress(gzipped) == body else b""
    except (OSError, EOFError, zlib.error):
        return b""


def album_revision(state: str) -> int:
    """Number a state of an album, as the store wants it. These numbers have no order."""
    return int(state, 16) % 10**18
