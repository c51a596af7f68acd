"""What can go wrong, in the words of an archive. No HTTP here: `app/web/errors.py` maps kinds."""

from dataclasses import dataclass
from typing import Self

from app.domain.access import Withholding
from app.domain.tombstones import Tombstone


class VersoError(Exception):
    """Something that the person at the desk can be told in one sentence."""


class NotFound(VersoError):  # noqa: N818 - the design names the kinds as an archivist would
    """Nothing by this name is here, or the viewer may not know that it is."""


class Withheld(NotFound):
    """It is here and closed to the public, who may know so much; `withholding` says why."""

    def __init__(self, message: str, withholding: Withholding) -> None:
        super().__init__(message)
        self.withholding = withholding


class ImageWithheld(Withheld):
    """A picture, or more of it than everybody may see, is closed; whoever signs in may see it."""

    @classmethod
    def of(cls, withholding: Withholding) -> Self:
        """Say it of one image."""
        return cls(withholding.sentence("image"), withholding)


class ShownSmaller(ImageWithheld):
    """More of a picture is closed, and less of it open: as an image of its own, by its `name`."""

    name = ""

    @classmethod
    def of(cls, withholding: Withholding, *, name: str = "") -> Self:
        """Say it of one image."""
        told = super().of(withholding)
        told.name = name
        return told


class Withdrawn(NotFound):
    """It was public once and was withdrawn; `tombstone` is what everybody may know of that."""

    def __init__(self, message: str, tombstone: Tombstone) -> None:
        super().__init__(message)
        self.tombstone = tombstone


class NotAllowed(VersoError):  # noqa: N818
    """The viewer is known, and may not do this."""


class NotSignedIn(NotAllowed):
    """Somebody known is wanted, and neither a session nor a token that holds was given."""


class Conflict(VersoError):  # noqa: N818
    """The record has changed since it was read, or another one already has this key."""


class Busy(VersoError):  # noqa: N818
    """Too much is being asked at once; `retry_after_s` seconds later it may go through."""

    def __init__(self, message: str, *, retry_after_s: int = 2) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TooManyTries(Busy):
    """It was tried in vain too often; `retry_after_s` seconds later it may be tried again."""


class OutOfReach(Busy):
    """The database is a server of its own, and doesn't answer.

    `details` say where it is and what came instead: they are for whoever runs the catalogue alone.
    """

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message, retry_after_s=10)
        self.details = details


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in what was handed in: where it stands, what stands there, and why it can't be.

    `where` is a path such as `sides[1].inscriptions[0].region` or a column's name.
    """

    where: str
    value: str
    reason: str

    def __str__(self) -> str:
        """Say it on one line."""
        shown = f" ({self.value!r})" if self.value else ""
        return f"{self.where}{shown}: {self.reason}" if self.where else self.reason


class Rejected(VersoError):  # noqa: N818
    """What was handed in can't be taken as it is. Nothing was changed."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class BadImageRequest(Rejected):
    """An image was asked for in a way that the IIIF Image API does not know, or past a limit."""


class BadQuery(Rejected):
    """A parameter of an address can't be read; its problems name it."""


class BrokenCustody(Rejected):
    """A chain of custody that can't be true."""


class UnreadableScan(VersoError):  # noqa: N818
    """The bytes of a scan can't be decoded, or only at a cost past the limits."""


class DecoderBrokeOff(UnreadableScan):
    """The process that decoded a scan ended over it: by the scan, or for reasons of its own."""


class DamagedHolding(VersoError):  # noqa: N818
    """The holding's own files are not what its catalogue says, or can't be opened."""


class OutOfSpace(DamagedHolding):
    """There is no room left for what is to be written. Nothing was changed; try it again later."""


class FileTooLarge(OutOfSpace):
    """A file may not grow as large here as it would have to. Nothing was changed."""


class DamagedOriginal(DamagedHolding):
    """An original has other bytes than when it came in. It is not handed out as if it were good."""

    def __init__(self, message: str, sha256: str) -> None:
        super().__init__(message)
        self.sha256 = sha256
