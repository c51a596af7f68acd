"""What the first bytes of an SQLite file tell: https://www.sqlite.org/fileformat2.html , 1.3."""

from pathlib import Path
from typing import Final

from app.domain.errors import DamagedHolding

_HEADER_BYTES: Final = 100
_MAGIC: Final = b"SQLite format 3\0"
_LARGEST_PAGE_BYTES: Final = 65_536  # which two bytes can't hold: it is written as 1


def refuse_what_is_cut_off(file: Path) -> None:
    """Raise `DamagedHolding` for a file that is no database, or shorter than it says of itself.

    SQLite itself takes a file of a few bytes for a new database, and does not miss the end of the
    last page. A file that is not there, or has no bytes, is let through. While the write-ahead log
    holds anything, the file may rightly be shorter; so its length is taken last, when another
    process can only have made it longer.
    """
    if not file.is_file() or not file.stat().st_size:
        return
    with file.open("rb") as opened:
        header = opened.read(_HEADER_BYTES)
    log = file.with_name(f"{file.name}-wal")
    is_whole = len(header) == _HEADER_BYTES and header.startswith(_MAGIC)
    if is_whole and log.is_file() and log.stat().st_size:
        return
    if not is_whole or file.stat().st_size < _told_length_bytes(header):
        raise DamagedHolding(
            f"The database {file} is damaged, or is no database: it is cut off, or something else "
            "lies in its place. Move it aside and restore it from a backup, or name another "
            "folder with VERSO_HOME."
        )


def _told_length_bytes(header: bytes) -> int:
    page_bytes = int.from_bytes(header[16:18], "big")
    if page_bytes == 1:
        page_bytes = _LARGEST_PAGE_BYTES
    counts_hold = header[24:28] == header[92:96]  # else an old SQLite wrote last, and didn't count
    return page_bytes * int.from_bytes(header[28:32], "big") if counts_hold else 0
