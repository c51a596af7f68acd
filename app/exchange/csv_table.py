"""Tables as text: comma-separated, semicolon-separated (Excel in much of Europe) or with tabs.

RFC 4180 for quotation marks; `sep=;` in the first line, as Excel writes it, is understood.
"""

import codecs
import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from app.domain.errors import Problem, Rejected
from app.exchange.table_rows import Row, Table, TableOptions, at_most, column_names, row_of

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS: Final = (";", ",", "\t")
_PIECE_CHARACTERS: Final = 1 << 20


def read_csv(path: Path, options: TableOptions) -> Table:
    """Open a table of text. It is gone through once in full before its rows are given out."""
    encoding = _encoding(path, options.encoding)
    _check_text(path, encoding)
    separator = "\t" if path.suffix.lower() == ".tsv" else ""
    separator = options.separator or separator or _separator(path, encoding)
    if len(separator) != 1:
        raise Rejected(f"{separator!r} can't separate columns: give one character, such as ; or ,")
    records = _records(path, encoding, separator)
    _, header = next(records, (0, []))
    columns = column_names(header, where=f"the first line of {path.name}")
    for _ in records:
        pass  # a quotation mark that is never closed shows only at the end
    return Table(columns, at_most(_rows(path, encoding, separator, columns)))


def _rows(path: Path, encoding: str, separator: str, columns: tuple[str, ...]) -> Iterator[Row]:
    records = _records(path, encoding, separator)
    next(records)
    for line, cells in records:
        yield row_of(columns, cells, number=line)


def _records(path: Path, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record that is not blank with the line on which it begins, from 1."""
    with path.open(encoding=encoding, newline="") as text:
        before = _skip_separator_line(text)
        reader = csv.reader(text, delimiter=separator, strict=True)
        line = before + 1
        try:
            for cells in reader:
                if any(cells):
                    yield line, cells
                line = before + reader.line_num + 1
        except csv.Error as error:
            problem = Problem(f"line {line}", "", str(error))
            message = f"{path.name} is no well-formed table from line {line} on: {error}."
            way_out = "Look for a quotation mark that is not closed or not doubled."
            raise Rejected(f"{message} {way_out}", (problem,)) from error


def _skip_separator_line(text: TextIO) -> int:
    if text.readline().strip().lower().startswith("sep="):
        return 1
    text.seek(0)
    return 0


def _separator(path: Path, encoding: str) -> str:
    """Find the character that cuts the header into most columns; a draw is never guessed."""
    with path.open(encoding=encoding, newline="") as text:
        first = text.readline().strip()
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1]
    widths = {separator: _width(path, encoding, separator) for separator in _SEPARATORS}
    widest = max(widths.values())
    found = [separator for separator, width in widths.items() if width == widest]
    if widest > 1 and len(found) > 1:
        raise Rejected(
            f"What separates the columns of {path.name} can't be told: {first[:80]!r} is cut alike "
            f"by {' and '.join(map(repr, found))}. Say it in the mapping, table: separator."
        )
    return found[0] if widest > 1 else ","


def _width(path: Path, encoding: str, separator: str) -> int:
    try:
        return len(next(_records(path, encoding, separator), (0, []))[1])
    except Rejected:
        return 0


def _encoding(path: Path, wanted: str) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    try:
        TextIOWrapper(BytesIO(), encoding=wanted or "utf-8")  # refuses codecs that make no text
        return codecs.lookup(wanted or "utf-8").name
    except (LookupError, ValueError):
        known = "such as utf-8, windows-1250, iso-8859-2"
        raise Rejected(f"There is no encoding {wanted!r}; name one {known}.") from None


def _check_text(path: Path, encoding: str) -> None:
    """Refuse a file that is not what it is read as, before a row is taken from it."""
    line = 1
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while True:
            piece = file.read(_PIECE_CHARACTERS)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeError as error:
                raise _undecodable(path, encoding, piece, line, error) from error
            if "\0" in text:
                line += text[: text.index("\0")].count("\n")
                raise Rejected(
                    f"{path.name} holds a NUL character on line {line}: it is no plain text, or "
                    "not in the encoding it was read as. Save it again as CSV in UTF-8."
                )
            line += text.count("\n")
            if not piece:
                return


def _undecodable(
    path: Path, encoding: str, piece: bytes, line: int, error: UnicodeError
) -> Rejected:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    line += piece[:start].count(b"\n")
    byte = f" (byte 0x{piece[start]:02X})" if start < len(piece) else ""
    return Rejected(
        f"{path.name} is not in {encoding.upper()}: line {line} can't be read{byte}. "
        "Save it as CSV in UTF-8, or name its encoding in the mapping, table: encoding, "
        "for example windows-1250.",
        (Problem(f"line {line}", "", f"is not in {encoding.upper()}"),),
    )
