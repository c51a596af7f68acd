"""A form as it comes over the network. RFC 7578 and HTML, 4.10.22."""

from collections.abc import Iterator

import pytest

from app.web.forms.arriving import MOST_TEXT_BYTES, arrived
from app.web.refusals import Malformed, TooLarge, WrongMediaType

KIND = 'multipart/form-data; boundary="x"'
BODY = (
    b'--x\r\nContent-Disposition: form-data; name="title-0-text"\r\n\r\nKaty\xc5\x84\r\n'
    b'--x\r\nContent-Disposition: form-data; name="sides-0-file"; filename="a.png"\r\n'
    b"Content-Type: image/png\r\n\r\n\x89PNG\r\n--y\r\n\x00\r\n"
    b'--x\r\nContent-Disposition: form-data; name="empty"; filename=""\r\n\r\n\r\n'
    b'--x\r\nContent-Disposition: form-data; name="do"\r\n\r\nsave\r\n--x--\r\n'
)


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    """A body as a network would cut it."""
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("size", [1, 2, 7, 100, 10_000])
def test_fields_and_files_come_in_their_order_however_they_are_cut(size: int) -> None:
    files = []

    def keep(name: str, file_name: str, chunks: Iterator[bytes]) -> None:
        files.append((name, file_name, b"".join(chunks)))

    fields = arrived(KIND, pieces(BODY, size), keep=keep)
    assert fields == [("title-0-text", "Katyń"), ("do", "save")]
    assert files == [("sides-0-file", "a.png", b"\x89PNG\r\n--y\r\n\x00")]


def test_a_file_that_nobody_reads_leaves_the_fields_after_it() -> None:
    fields = arrived(KIND, pieces(BODY, 16), keep=lambda _name, _file, _chunks: None)
    assert fields[-1] == ("do", "save")


def test_a_file_with_nothing_in_it_is_one_and_a_field_that_was_left_alone_is_none() -> None:
    body = BODY.replace(b'name="do"', b'name="sides-1-file"; filename="void.png"')
    body = body.replace(b"\r\n\r\nsave\r\n", b"\r\n\r\n\r\n")
    files = []

    def keep(_name: str, file_name: str, chunks: Iterator[bytes]) -> None:
        files.append((file_name, b"".join(chunks)))

    arrived(KIND, pieces(body, 16), keep=keep)
    assert files == [("a.png", b"\x89PNG\r\n--y\r\n\x00"), ("void.png", b"")]


def test_a_file_is_handed_on_before_all_of_it_has_come() -> None:
    drawn = []

    def body() -> Iterator[bytes]:
        for number, chunk in enumerate(pieces(BODY, 50)):
            drawn.append(number)
            yield chunk

    def keep(_name: str, _file_name: str, chunks: Iterator[bytes]) -> None:
        next(chunks)
        assert len(drawn) < len(list(pieces(BODY, 50)))

    arrived(KIND, body(), keep=keep)


def test_a_form_without_files_may_come_urlencoded() -> None:
    body = b"title-0-text=Katy%C5%84&title-0-language=&do=check"
    kind = "application/x-www-form-urlencoded"
    assert arrived(kind, pieces(body, 9), keep=_nothing) == [
        ("title-0-text", "Katyń"), ("title-0-language", ""), ("do", "check"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body", [BODY[:-20], b"", b"no form", b"--x\r\nContent-Disposition: form-data\r\n"]
)
def test_what_breaks_off_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        arrived(KIND, pieces(body, 30), keep=_all)


def test_what_is_no_form_is_refused() -> None:
    for kind in ("", "application/json", "multipart/form-data"):
        with pytest.raises(WrongMediaType):
            arrived(kind, iter([BODY]), keep=_nothing)
    with pytest.raises(Malformed):
        arrived("application/x-www-form-urlencoded", iter([b"a=%ff"]), keep=_nothing)


def test_text_that_is_not_utf_8_is_told_with_its_field() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="unit"\r\n\r\n\xff\r\n--x--\r\n'
    with pytest.raises(Malformed) as refusal:
        arrived(KIND, iter([body]), keep=_nothing)
    assert refusal.value.problems[0].where == "unit"


def test_texts_without_end_are_refused_before_they_are_read() -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="unit"\r\n\r\n'
    drawn = 0

    def body() -> Iterator[bytes]:
        nonlocal drawn
        yield head
        while True:
            drawn += 1
            yield b"a" * 2**20

    with pytest.raises(TooLarge):
        arrived(KIND, body(), keep=_nothing)
    assert drawn <= MOST_TEXT_BYTES // 2**20 + 2


def _all(_name: str, _file_name: str, chunks: Iterator[bytes]) -> None:
    assert b"".join(chunks)


def _nothing(_name: str, _file_name: str, _chunks: Iterator[bytes]) -> None:
    pytest.fail("no file is here")
