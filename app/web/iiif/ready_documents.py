"""Manifests that can be given at once: decided lately, and stored in the form that is asked for.

What is remembered here never outlives a change, as `ready_tiles` has it: whatever this process
writes to the catalogue drops every decision at once, and what another process writes is seen
within `REMEMBERED_S`.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from app.domain.delivered import DeliveredDocument
from app.domain.errors import VersoError
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.iiif.presentation_version import PresentationVersion
from app.services.deliver_manifest import deliver_manifest
from app.web.conditional import holds
from app.web.iiif.documents import document_headers, kept_headers
from app.web.iiif.negotiation import accepts_gzip, prefers_json_ld, wanted_version
from app.web.iiif.plain_request import Accepted
from app.web.iiif.ready_tiles import REMEMBERED_S, Header, encoded, headers_of, lines_of
from app.web.middleware.cross_origin import OPEN_TO_ALL
from app.web.middleware.security_headers import ALWAYS, NOT_A_PAGE

MOST_BYTES: Final = 32 * 2**20
"""How much is kept in memory of manifests and their heads; a manifest of two sides has 3 kB."""
_BESIDE: Final = 900  # bytes of what holds the parts of one together: 803 with tracemalloc
_REMEMBERED_NOT_S: Final = 1.0
_MOST_REFUSALS: Final = 1024
_ADDRESS: Final = re.compile(rb"/iiif/presentation/([23])/([0-9a-f-]{36})/manifest", re.ASCII)
ON_EVERY_DOCUMENT: Final = encoded({**OPEN_TO_ALL, **ALWAYS, "content-security-policy": NOT_A_PAGE})
"""What the layers around the routes add to the answer to a document."""
LINES_ON_EVERY_DOCUMENT: Final = lines_of(ON_EVERY_DOCUMENT)

Key = tuple[bytes, Accepted]
"""A raw path, and the form that is wanted."""


@dataclass(frozen=True, slots=True)
class ReadyDocument:
    """A manifest in one form: its head as it is sent, and its body.

    `lines` are its own headers but for those that are on every document, `kept` those of an answer
    to who has it already.
    """

    tags: tuple[str, str]
    lines: bytes
    kept: bytes
    body: bytes
    epoch: object
    until_s: float

    @property
    def headers(self) -> list[Header]:
        """All headers of an answer with the body."""
        return [*headers_of(self.lines), *ON_EVERY_DOCUMENT]

    @property
    def kept_headers(self) -> list[Header]:
        """All headers of an answer to who has it already."""
        return [*headers_of(self.kept), *ON_EVERY_DOCUMENT]

    def is_held(self, held: str) -> bool:
        """Whether If-None-Match names it, in either encoding."""
        return bool(held) and any(holds(held, tag) for tag in self.tags)


class ReadyDocuments:
    """Answers by raw path and wanted form, without asking the catalogue.

    One event loop uses it; `decide` alone may be called by threads beside.
    """

    def __init__(
        self,
        holding: Holding,
        *,
        clock: Callable[[], float] = time.monotonic,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.holding: Final = holding
        self._clock = clock
        self._most_bytes = most_bytes
        self._bytes = 0
        self._epoch: object = None
        self._ready: OrderedDict[Key, ReadyDocument] = OrderedDict()
        self._refusals: dict[bytes, tuple[object, float]] = {}
        self._turn = Lock()

    def answer(self, path: bytes, accepted: Accepted) -> ReadyDocument | None:
        """Answer a path as it was sent, without its query; None for what is not ready here."""
        known = self._ready.get((path, accepted))
        if known is None or known.epoch is not self.holding.epoch:
            return None
        return known if self._clock() < known.until_s else None

    def undecided(self, path: bytes) -> bool:
        """Whether a manifest could be there that has to be decided on first."""
        if not _ADDRESS.fullmatch(path):
            return False
        epoch, until_s = self._refusals.get(path, (None, 0.0))
        return epoch is not self.holding.epoch or self._clock() >= until_s

    def decide(self, path: bytes, accepted: Accepted) -> None:
        """Ask the catalogue whether the public may see a manifest, and remember it for a while."""
        epoch = self.holding.epoch  # read first: what changes meanwhile makes this decision void
        found = _ADDRESS.fullmatch(path)
        document = None
        if found is not None:
            version = _version(int(found[1]), accepted)
            try:
                document = deliver_manifest(
                    self.holding, THE_PUBLIC, found[2].decode("ascii"), version=version
                )
            except VersoError:
                document = None
        if found is None or document is None or not document.gzipped:
            self._refuse(path, epoch)
            return
        until_s = self._clock() + REMEMBERED_S
        location = self._location(found, version)
        ready = _ready(document, version, accepted, location, epoch=epoch, until_s=until_s)
        self._keep((path, accepted), ready)

    def _location(self, found: re.Match[bytes], version: PresentationVersion) -> str:
        """Name the document's own address, where another one was asked."""
        if version == int(found[1]):
            return ""
        return self.holding.addresses.manifest(found[2].decode("ascii"), version)

    def _refuse(self, path: bytes, epoch: object) -> None:
        with self._turn:
            while len(self._refusals) >= _MOST_REFUSALS:
                del self._refusals[next(iter(self._refusals))]
            self._refusals[path] = epoch, self._clock() + _REMEMBERED_NOT_S

    def _keep(self, key: Key, ready: ReadyDocument) -> None:
        """Remember one more, and forget those that came first when there is too much.

        All that was decided before the last change is void, and is forgotten first.
        """
        with self._turn:
            if ready.epoch is not self.holding.epoch:
                return
            if ready.epoch is not self._epoch:
                self._ready.clear()
                self._epoch, self._bytes = ready.epoch, 0
            self._forget(key)
            self._ready[key] = ready
            self._bytes += _weight(key, ready)
            while self._bytes > self._most_bytes and self._ready:
                self._forget(next(iter(self._ready)))

    def _forget(self, key: Key) -> None:
        if (ready := self._ready.pop(key, None)) is not None:
            self._bytes -= _weight(key, ready)


def _version(asked_at: int, accepted: Accepted) -> PresentationVersion:
    if asked_at == PresentationVersion.V2:
        return PresentationVersion.V2
    return wanted_version(accepted.types)


def _ready(  # noqa: PLR0913 - what is remembered, and how long
    document: DeliveredDocument,
    version: PresentationVersion,
    accepted: Accepted,
    location: str,
    *,
    epoch: object,
    until_s: float,
) -> ReadyDocument:
    is_gzipped = accepts_gzip(accepted.encodings)
    is_json_ld = prefers_json_ld(accepted.types, otherwise=version is PresentationVersion.V3)
    named = document_headers(
        document, version.context, is_json_ld=is_json_ld, is_gzipped=is_gzipped
    )
    if location:
        named["content-location"] = location
    body = document.gzipped if is_gzipped else document.body
    length = (b"content-length", b"%d" % len(body))
    return ReadyDocument(
        tags=(document.etag, document.gzipped_etag),
        lines=lines_of((*encoded(named), length)),
        kept=lines_of(encoded(kept_headers(named))),
        body=body,
        epoch=epoch,
        until_s=until_s,
    )


def _weight(key: Key, ready: ReadyDocument) -> int:
    path, accepted = key
    asked = len(path) + len(accepted.types) + len(accepted.encodings)
    return asked + len(ready.body) + len(ready.lines) + len(ready.kept) + _BESIDE
