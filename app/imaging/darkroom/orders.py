"""What is asked of the darkroom, by the same names as where one does it oneself.

Everything above `app/imaging` decodes by these what somebody else has made: a contract holds it.
"""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from app.domain.derivative import DerivativeSettings
from app.domain.embedded_facts import EmbeddedFacts
from app.domain.errors import UnreadableScan
from app.domain.imagery import Characteristics, ImageLimits, ScanCondition
from app.domain.progress import Progress, quietly
from app.domain.render_plan import RenderPlan
from app.imaging.darkroom.darkroom import Entries, the_darkroom
from app.imaging.derive import DerivedPicture
from app.imaging.identify import identify
from app.imaging.render import JPEG_QUALITY
from app.imaging.scan_file import ScanHeader

T = TypeVar("T")


def characterise(path: Path, *, limits: ImageLimits) -> Characteristics:
    """Say what a scan is, and whether it is whole: `app.imaging.characterise`.

    Where decoding had to be stopped, or ended its process, it is unreadable, of size 0: kept like
    any other. `Rejected` for a file that is no scan.
    """
    darkroom = the_darkroom(limits.max_decoding_bytes)
    try:
        made, _ = darkroom.work("characterise", path, {"limits": limits})
        return _checked(Characteristics, made)
    except UnreadableScan as fault:
        unreadable = ScanCondition.UNREADABLE
        return Characteristics(identify(path), 0, 0, 0, 0, None, None, unreadable, str(fault))


def read_header(path: Path, *, limits: ImageLimits) -> ScanHeader:
    """Read a scan's header, without its colour profile: `app.imaging.scan_file`."""
    made, _ = the_darkroom(limits.max_decoding_bytes).work("header", path, {})
    return _checked(ScanHeader, made)


def embedded_facts(path: Path, *, limits: ImageLimits) -> EmbeddedFacts:
    """Read what a file says of itself: `app.imaging.embedded_facts`."""
    try:
        made, _ = the_darkroom(limits.max_decoding_bytes).work("facts", path, {})
        return _checked(EmbeddedFacts, made)
    except (UnreadableScan, OSError):
        return EmbeddedFacts()


def render(
    path: Path, plan: RenderPlan, *, limits: ImageLimits, jpeg_quality: int = JPEG_QUALITY
) -> bytes:
    """Make a picture from a scan's file and give it encoded: `app.imaging.render`."""
    given = {"plan": plan, "limits": limits, "jpeg_quality": jpeg_quality}
    _, body = the_darkroom(limits.max_decoding_bytes).work("render", path, given)
    return body


def derive(
    path: Path,
    *,
    settings: DerivativeSettings,
    limits: ImageLimits,
    into: Entries,
    progress: Progress = quietly,
) -> DerivedPicture:
    """Make all pictures of a derivative: `app.imaging.derive`."""
    given = {"settings": settings, "limits": limits}
    darkroom = the_darkroom(limits.max_decoding_bytes)
    made, _ = darkroom.work("derive", path, given, into=into, progress=progress)
    return _checked(DerivedPicture, made)


def _checked(kind: type[T], made: Any) -> T:
    """Read what came out; a process that was taken over may say anything."""
    try:
        return cast("T", _reader(cast("Any", kind)).validate_python(made))
    except ValidationError as fault:
        raise UnreadableScan(
            "The scan can't be decoded: the decoder says what can't be."
        ) from fault


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
