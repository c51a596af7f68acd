"""What is handed out, ready to be sent."""

import hashlib
from dataclasses import dataclass
from typing import Self

from app.domain.viewers import Scope, Viewer

_TAG_DIGITS = 32


@dataclass(frozen=True, slots=True)
class DeliveredDocument:
    """A JSON document: UTF-8, with a strong entity tag of its bytes, in quotes (RFC 9110, 8.8.3).

    `is_public` says that every viewer gets these bytes, so that any cache may keep them. `gzipped`
    is the same compressed, where it is at hand; it has a tag of its own.
    """

    body: bytes
    etag: str
    is_public: bool
    gzipped: bytes = b""

    @classmethod
    def to(cls, viewer: Viewer, body: bytes, *, gzipped: bytes = b"") -> Self:
        """Hand a body out. What a viewer gets who may read hidden things is for nobody else."""
        tag = hashlib.sha256(body).hexdigest()[:_TAG_DIGITS]
        return cls(body, f'"{tag}"', is_public=not viewer.may(Scope.READ), gzipped=gzipped)

    @property
    def gzipped_etag(self) -> str:
        """The tag of the compressed bytes."""
        return f'{self.etag[:-1]}-gzip"'
