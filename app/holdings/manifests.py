"""The published manifests as they lie in the store, and how they are made again."""

import hashlib
from typing import Any

import orjson

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.publication import PublicationState
from app.iiif.addresses import Addresses
from app.iiif.edition import EDITION
from app.storage.documents import LocalDocuments
from app.storage.layout import DocumentKey

_EDITION_DIGITS = 8


class Manifests:
    """Manifests by photograph and `manifest_revision`.

    What a manifest says comes from the photograph and its unit, which the revision tells, the
    builder's edition, the public address and the limits of images. The last three make up the
    beginning of its name in the store, so that none made for another address or by an older
    builder is ever handed out.
    """

    def __init__(
        self, documents: LocalDocuments, *, addresses: Addresses, limits: ImageLimits
    ) -> None:
        self._documents = documents
        self._addresses = addresses
        self._limits = limits
        made_for = f"{EDITION} {addresses.base} {limits}"
        self._edition = hashlib.sha256(made_for.encode()).hexdigest()[:_EDITION_DIGITS]

    def key(self, photograph_id: str, revision: int) -> DocumentKey:
        """Name a photograph's manifest in the store."""
        return DocumentKey(f"{self._edition}-{photograph_id}", revision)

    def photograph_of(self, key: DocumentKey) -> str | None:
        """Tell of which photograph a stored document is; None for another edition's."""
        edition, _, photograph_id = key.identifier.partition("-")
        return photograph_id if edition == self._edition else None

    def stored(self, photograph_id: str, revision: int) -> bytes | None:
        """Read a manifest; None where it has to be made: it is not here, or its bytes have rotted.

        A document of another photograph, or one that is no JSON any more, counts as rotten.
        """
        body = self._documents.read(self.key(photograph_id, revision))
        if body is None or not self._is_whole(body, photograph_id):
            return None
        return body

    def make(self, photograph: CataloguedPhotograph, *, is_public_view: bool) -> bytes:
        """Make a photograph's manifest; keep it where it is what the public sees of it."""
        # Imported here because iiif-prezi3 takes half a second, and most commands make no manifest.
        from app.iiif.manifest import manifest  # noqa: PLC0415

        body = manifest(photograph, addresses=self._addresses, limits=self._limits)
        if is_public_view and photograph.state is PublicationState.PUBLISHED:
            self._documents.write(self.key(photograph.id, photograph.manifest_revision), body)
        return body

    def forget(self, photograph_id: str, revision: int) -> None:
        """Take a manifest of this revision or an earlier one out of the store."""
        self._documents.remove(self.key(photograph_id, revision))

    def _is_whole(self, body: bytes, photograph_id: str) -> bool:
        try:
            document: Any = orjson.loads(body)
        except orjson.JSONDecodeError:
            return False
        return isinstance(document, dict) and document.get("id") == self._addresses.manifest(
            photograph_id
        )
