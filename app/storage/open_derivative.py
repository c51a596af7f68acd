"""A derivative being served: its index in memory, its file open."""

import hashlib
from typing import Final

from app.domain.derivative import StoredPicture
from app.storage.derivative_index import DamagedDerivative, DerivativeIndex
from app.storage.ranged_file import RangedFile

_STARTS, _ENDS = b"\xff\xd8", b"\xff\xd9"  # ITU-T T.81, B.2.1: start and end of image
_DIGITS: Final = 8


class OpenDerivative:
    """Reads pictures by one ranged read each. Threads may share it.

    Where the `identity` of two is the same so are their bytes: it stands for the original, the
    settings, and the programs that made it.
    """

    def __init__(self, file: RangedFile, index: DerivativeIndex) -> None:
        self._file = file
        self.place: Final = index.place
        self.description: Final = index.description
        self.levels: Final = index.levels
        self.edition: Final = index.description.edition
        programs = hashlib.sha256(index.description.made_with.encode()).hexdigest()[:_DIGITS]
        self.identity: Final = f"{index.description.sha256}.{self.edition}.{programs}"

    def read(self, picture: StoredPicture) -> bytes:
        """Read the JPEG bytes of a picture that the derivative has.

        `DamagedDerivative` where they don't begin and end as a JPEG file does, or can't be read.
        """
        return self.read_at(*self.place(picture))

    def read_at(self, offset: int, length: int) -> bytes:
        """Read the picture at a `place`, as `read` does."""
        try:
            body = self._file.read(offset, length)
        except OSError as fault:
            raise DamagedDerivative(f"A derivative can't be read: {fault.strerror}.") from fault
        if len(body) != length or not body.startswith(_STARTS) or not body.endswith(_ENDS):
            raise DamagedDerivative(f"A derivative is damaged: no JPEG file stands at {offset}.")
        return body
