"""A form as it comes in: fields into memory, up to a limit, and files on to where they are kept.

RFC 7578 (multipart/form-data); a form without files may come as application/x-www-form-urlencoded.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from app.domain.errors import Problem
from app.web.forms.tree import FormFields
from app.web.refusals import Malformed, TooLarge, WrongMediaType

MOST_TEXT_BYTES: Final = 8 * 1024 * 1024
MOST_FIELDS: Final = 20_000
_URLENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"

Keep = Callable[[str, str, Iterator[bytes]], None]
"""Takes a file in: the field's name, the file's, and its bytes as they arrive."""


def arrived(content_type: str, chunks: Iterator[bytes], *, keep: Keep) -> FormFields:
    """Read a form to its end.

    `keep` need not read a file through, and is not asked where none was chosen. `Malformed`
    where it breaks off or is no form, `TooLarge` past the limits of its texts.
    """
    kind, options = parse_options_header(content_type.encode("latin-1", "replace"))
    if kind == _URLENCODED.encode():
        return _urlencoded(chunks)
    if kind != _MULTIPART.encode() or not options.get(b"boundary"):
        raise WrongMediaType(f"Send a form, as {_MULTIPART} or {_URLENCODED}.")
    return _Parts(options[b"boundary"], chunks).fields(keep)


def _urlencoded(chunks: Iterator[bytes]) -> FormFields:
    body = b""
    for chunk in chunks:
        body += chunk
        _refuse_long(len(body))
    try:
        return parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError as error:
        raise Malformed("This is no form that can be read.") from error


def _refuse_long(size_bytes: int) -> None:
    if size_bytes > MOST_TEXT_BYTES:
        raise TooLarge(f"A form takes at most {MOST_TEXT_BYTES} bytes of text.")


@dataclass(slots=True)
class _Part:
    """A part of the body: its headers, then what has come of it and was not taken yet."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    waiting: deque[bytes] = field(default_factory=deque)
    has_headers: bool = False
    is_whole: bool = False

    def named(self) -> tuple[str, str | None]:
        """The field's name, and the file's if it is one."""
        value = self.headers.get(b"content-disposition", b"")
        _, options = parse_options_header(value)
        name = options.get(b"name", b"").decode("utf-8", "replace")
        file_name = options.get(b"filename")
        return name, None if file_name is None else file_name.decode("utf-8", "replace")


class _Parts:
    """The parts of a body in their order, each drawn from it only as far as it is wanted."""

    def __init__(self, boundary: bytes, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._begun: deque[_Part] = deque()
        self._part = _Part()
        self._name = self._value = b""
        self._is_over = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._take_name,
                "on_header_value": self._take_value,
                "on_header_end": self._end_header,
                "on_headers_finished": self._end_headers,
                "on_part_data": self._take,
                "on_part_end": self._end,
                "on_end": self._finish,
            },
        )

    def fields(self, keep: Keep) -> FormFields:
        """Read all parts; files go to `keep`."""
        fields: FormFields = []
        size_bytes = 0
        while part := self._next():
            name, file_name = part.named()
            if file_name is not None:
                self._keep(part, name, file_name, keep)
                continue
            text = b"".join(self._content(part, room_bytes=MOST_TEXT_BYTES - size_bytes))
            size_bytes += len(text) + len(name)
            if len(fields) >= MOST_FIELDS:
                raise TooLarge(f"A form takes at most {MOST_FIELDS} fields.")
            fields.append((name, _decoded(name, text)))
        return fields

    def _keep(self, part: _Part, name: str, file_name: str, keep: Keep) -> None:
        content = self._content(part)
        first = next(content, b"")
        if file_name or first:  # a field for files that was left alone sends one without a name
            keep(name, file_name, _chained(first, content))
        for _ in content:  # whatever was not taken
            pass

    def _next(self) -> _Part | None:
        while not (self._begun and self._begun[0].has_headers):
            if not self._draw():
                return None
        return self._begun.popleft()

    def _content(self, part: _Part, *, room_bytes: int | None = None) -> Iterator[bytes]:
        received = 0
        while True:
            while part.waiting:
                chunk = part.waiting.popleft()
                received += len(chunk)
                if room_bytes is not None and received > room_bytes:
                    _refuse_long(MOST_TEXT_BYTES + 1)
                yield chunk
            if part.is_whole or not self._draw():
                return

    def _draw(self) -> bool:
        """Take the next chunk of the body apart; False at the end."""
        chunk = next(self._chunks, None)
        if chunk is None:
            if not self._is_over:
                raise Malformed("The form broke off. Send it again.")
            return False
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Malformed("This is no form that can be read.") from error
        return True

    def _begin(self) -> None:
        self._part = _Part()
        self._begun.append(self._part)

    def _take_name(self, chunk: bytes, start: int, end: int) -> None:
        self._name += chunk[start:end]

    def _take_value(self, chunk: bytes, start: int, end: int) -> None:
        self._value += chunk[start:end]

    def _end_header(self) -> None:
        self._part.headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def _end_headers(self) -> None:
        self._part.has_headers = True

    def _take(self, chunk: bytes, start: int, end: int) -> None:
        self._part.waiting.append(chunk[start:end])

    def _end(self) -> None:
        self._part.is_whole = True

    def _finish(self) -> None:
        self._is_over = True


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _decoded(name: str, text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(name, "", "is not UTF-8")
        raise Malformed("This form is not UTF-8.", (problem,)) from error
