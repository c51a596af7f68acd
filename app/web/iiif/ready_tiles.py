"""Images that can be given at once: decided lately, and stored or made as they are asked for.

What is remembered here never outlives a change: whatever this process writes to the catalogue
drops every decision at once, and what another process writes is seen within `REMEMBERED_S`.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final, TypeVar

from app.domain.errors import VersoError
from app.domain.render_plan import ImageFormat
from app.domain.viewers import THE_PUBLIC
from app.holdings.image_holding import ImageHolding
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import OrderedImage, ShownImage, find_image, plan_image
from app.storage.derivative_index import DamagedDerivative
from app.storage.open_derivative import OpenDerivative
from app.web.conditional import holds
from app.web.iiif.image_headers import image_headers
from app.web.middleware.cross_origin import OPEN_TO_ALL
from app.web.middleware.security_headers import ALWAYS, NOT_A_PAGE

REMEMBERED_S: Final = 5.0
"""How long it is remembered that the public may see an image."""
_REMEMBERED_NOT_S: Final = 1.0
_MOST_IMAGES: Final = 256  # as many as have their derivatives open
_MOST_ADDRESSES: Final = 8192
_NAME: Final = rb"[0-9a-f-]{36}(?:~[1-9][0-9]{0,5})?"  # an id, with a cap on its size or without
_ADDRESS: Final = re.compile(rb"/iiif/([23])/(%b)/([!-$&-~]+)" % _NAME, re.ASCII)  # no escapes
_TAG_STARTS: Final = len(b"etag: ")
_TYPES: Final = {each: each.media_type.encode("ascii") for each in ImageFormat}
_NOT_STEPS: Final = frozenset({".", ".."})

K = TypeVar("K")
V = TypeVar("V")
Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class ReadyImage:
    """What an address asks for, once it was read: it never has to be read again.

    `source` is what it was read for: the derivative, and how much of it may be seen. `place` is
    where the bytes stand in there; an image that is not stored is kept under its `etag`. `lines`
    are its own headers as they are sent, but for the body's length and type, and for those that
    are on every image: thousands of these are remembered, so that images share what they can.
    """

    image_id: str
    source: str
    place: tuple[int, int] | None
    media_type: bytes
    lines: bytes

    @property
    def etag(self) -> str:
        """What stands for the image, in quotes: the first of its headers."""
        return self.lines[_TAG_STARTS : self.lines.index(b"\r")].decode("ascii")

    @property
    def headers(self) -> list[Header]:
        """All headers but those of the body's length and type."""
        return [*headers_of(self.lines), *ON_EVERY_IMAGE]


Answer = tuple[ReadyImage, bytes | OrderedImage | None]
"""An image with its bytes, with the order to make them, or with none where the reader has them."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """That the public may see an image, and what it is shown from.

    `source` names that, and how much of it may be seen.
    """

    shown: ShownImage
    derivative: OpenDerivative
    source: str
    epoch: object
    until_s: float


class ReadyTiles:
    """Answers by raw path, without asking the catalogue.

    One event loop uses it; `decide` alone may be called by threads beside.
    """

    def __init__(
        self, holding: ImageHolding, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.holding: Final = holding
        self._clock = clock
        self._addresses: dict[bytes, ReadyImage] = {}
        self._decisions: dict[str, _Decision] = {}
        self._refusals: dict[str, tuple[object, float]] = {}
        self._turn = Lock()

    def answer(self, path: bytes, held: str = "") -> Answer | None:
        """Answer a path as it was sent, without its query; `held` is what If-None-Match says.

        None for what is not known here: the ordinary way has the answer to that.
        `BadImageRequest` for what can't be made.
        """
        known, ordered = self._addresses.get(path), None
        decision = self._decided(known.image_id if known else _image_of(path))
        if decision is None:
            return None
        if known is None or known.source != decision.source:
            known, ordered = self._ordered(path, decision) or (None, None)
            if known is None:
                return None
        if held and holds(held, known.etag):
            return known, None
        body = self._body(known, decision.derivative)
        if body is not None:
            return known, body
        if known.place is not None:
            return None  # it is damaged
        return (known, ordered) if ordered else self._ordered(path, decision)

    def undecided(self, path: bytes) -> str:
        """Name the image that would have to be decided on first; empty where none is."""
        image_id = _image_of(path)
        if not image_id or self._decided(image_id):
            return ""
        epoch, until_s = self._refusals.get(image_id, (None, 0.0))
        is_refused = epoch is self.holding.epoch and self._clock() < until_s
        return "" if is_refused else image_id

    def decide(self, image_id: str) -> None:
        """Ask the catalogue whether the public may see an image, and remember it for a while."""
        epoch = self.holding.epoch  # read first: what changes meanwhile makes this decision void
        try:
            shown = find_image(self.holding, THE_PUBLIC, image_id)
        except VersoError:
            shown = None
        derivative = shown.derivative if shown and shown.image.is_public else None
        if shown is None or derivative is None or not self._is_current(derivative):
            refused = epoch, self._clock() + _REMEMBERED_NOT_S
            with self._turn:
                _keep(self._refusals, image_id, refused, most=_MOST_IMAGES)
            return
        source = f"{derivative.identity} {shown.image.cap_px}"
        decision = _Decision(shown, derivative, source, epoch, self._clock() + REMEMBERED_S)
        with self._turn:
            _keep(self._decisions, image_id, decision, most=_MOST_IMAGES)

    def _is_current(self, derivative: OpenDerivative) -> bool:
        return self.holding.derivation.is_current(derivative)

    def _decided(self, image_id: str) -> _Decision | None:
        decision = self._decisions.get(image_id)
        if decision is None or decision.epoch is not self.holding.epoch:
            return None
        return decision if self._clock() < decision.until_s else None

    def _ordered(self, path: bytes, decision: _Decision) -> tuple[ReadyImage, OrderedImage] | None:
        found = _ADDRESS.fullmatch(path)
        if found is None or _is_no_image(tail := found[3].decode("ascii")):
            return None
        version = ImageVersion(int(found[1]))
        ordered = plan_image(self.holding, decision.shown, tail, version=version)
        kept_s = self.holding.settings.shared_cache_s
        image = _ready(ordered, image_headers(ordered, version, shared_cache_s=kept_s), decision)
        _keep(self._addresses, path, image, most=_MOST_ADDRESSES)
        return image, ordered

    def _body(self, image: ReadyImage, derivative: OpenDerivative) -> bytes | None:
        if image.place is None:
            return self.holding.pictures.get(image.etag)
        try:
            return derivative.read_at(*image.place)
        except DamagedDerivative:
            with self._turn:
                self._decisions.pop(image.image_id, None)
            return None


def _ready(ordered: OrderedImage, headers: Mapping[str, str], decision: _Decision) -> ReadyImage:
    return ReadyImage(
        sys.intern(decision.shown.image.name),
        sys.intern(decision.source),
        decision.derivative.place(ordered.stored) if ordered.stored else None,
        _TYPES[ordered.plan.format],
        lines_of(encoded(headers)),
    )


def lines_of(headers: Iterable[Header]) -> bytes:
    """Write headers as they are sent. RFC 9112, 5."""
    return b"".join(b"%b: %b\r\n" % header for header in headers)


def headers_of(lines: bytes) -> list[Header]:
    """Read headers again that `lines_of` has written."""
    pairs = (line.partition(b": ") for line in lines.split(b"\r\n") if line)
    return [(name, text) for name, _, text in pairs]


def encoded(headers: Mapping[str, str]) -> tuple[Header, ...]:
    """Give headers in the bytes that they are sent in."""
    return tuple((name.encode("ascii"), text.encode("ascii")) for name, text in headers.items())


ON_EVERY_IMAGE: Final = encoded({**OPEN_TO_ALL, **ALWAYS, "content-security-policy": NOT_A_PAGE})
"""What the layers around the routes add to the answer to an image."""
LINES_ON_EVERY_IMAGE: Final = lines_of(ON_EVERY_IMAGE)


def _image_of(path: bytes) -> str:
    found = _ADDRESS.fullmatch(path)
    return found[2].decode("ascii") if found else ""


def _is_no_image(tail: str) -> bool:
    """Whether an address has another meaning: that of info.json, or none (`..`)."""
    return tail == "info.json" or not _NOT_STEPS.isdisjoint(tail.split("/"))


def _keep(kept: dict[K, V], key: K, value: V, *, most: int) -> None:
    """Remember one more thing, and forget the one that came first when there are too many."""
    if key not in kept and len(kept) >= most:
        kept.pop(next(iter(kept)), None)
    kept[key] = value
