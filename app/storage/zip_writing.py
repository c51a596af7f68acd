"""Writing a ZIP archive without compression, from the front to the back.

PKWARE APPNOTE 6.3.10. Python's own `zipfile` goes back to fill in headers; here each entry's
length and checksum are known before it is written, and all times are the format's first day, so
that equal entries make equal archives.
"""

import struct
import zlib
from collections.abc import Callable
from typing import Final

ZIP64_FROM: Final = 0xFFFFFFFF
_ZIP64_ENTRIES_FROM: Final = 0xFFFF
_FIRST_DAY: Final = 0x0021  # 1980-01-01, 4.4.6
_BY_UNIX: Final = 3 << 8
_ORDINARY_FILE: Final = 0o100644 << 16
_LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")  # 4.3.7
_CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")  # 4.3.12
_END: Final = struct.Struct("<4sHHHHIIH")  # 4.3.16
_END_64: Final = struct.Struct("<4sQHHIIQQQQ")  # 4.3.14
_LOCATOR_64: Final = struct.Struct("<4sIQI")  # 4.3.15
_OFFSET_64: Final = struct.Struct("<HHQ")  # 4.5.3, with the offset alone


class ZipWriter:
    """An archive that is written through `write`, piece by piece in order.

    Offsets of `zip64_from` bytes and more are written in the wider fields of ZIP64.
    """

    def __init__(self, write: Callable[[bytes], None], *, zip64_from: int = ZIP64_FROM) -> None:
        self._write = write
        self._zip64_from = zip64_from
        self._at = 0
        self._directory: list[bytes] = []

    def add(self, name: str, body: bytes) -> None:
        """Store one file; its name is ASCII with forward slashes."""
        told = name.encode("ascii")
        sizes = (zlib.crc32(body), len(body), len(body))
        self._directory.append(self._central(told, sizes))
        head = _LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, _FIRST_DAY, *sizes, len(told), 0)
        self._put(head + told + body)

    def finish(self) -> None:
        """Write the directory; nothing may be added after it."""
        start, count = self._at, len(self._directory)
        self._put(b"".join(self._directory))
        length, end = self._at - start, self._at
        is_wide = start >= self._zip64_from or count >= _ZIP64_ENTRIES_FROM
        if is_wide:
            self._put(_END_64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, start))
            self._put(_LOCATOR_64.pack(b"PK\6\7", 0, end, 1))
            start, count = ZIP64_FROM, _ZIP64_ENTRIES_FROM
        self._put(_END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0))

    def _central(self, name: bytes, sizes: tuple[int, int, int]) -> bytes:
        offset, extra, version = self._at, b"", 20
        if offset >= self._zip64_from:
            extra, version = _OFFSET_64.pack(1, 8, offset), 45
            offset = ZIP64_FROM
        lengths = len(name), len(extra), 0
        head = (b"PK\1\2", _BY_UNIX | version, version, 0, 0, 0, _FIRST_DAY)
        return _CENTRAL.pack(*head, *sizes, *lengths, 0, 0, _ORDINARY_FILE, offset) + name + extra

    def _put(self, piece: bytes) -> None:
        self._write(piece)
        self._at += len(piece)
