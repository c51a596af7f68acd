"""Which requests are plain enough to be answered without a parser, and who sends them."""

import pytest

from app.web.iiif.plain_request import held_by_plain_headers, held_by_the_public

HOST = b"\r\nhost: x"
END = b"\r\n\r\n"


@pytest.mark.parametrize(
    "more",
    [
        b"",
        b"\r\nConnection: keep-alive\r\nUser-Agent: M (X; L\xc3\xb3)\r\naccept:image/avif,*/*",
        b'\r\nconnection:Keep-Alive \r\nReferer: https://a.example/?b\r\nsec-ch-ua: "A";v="1"',
        b"\r\nCookie: verso_language=pl; other=1",
    ],
)
def test_what_browsers_send_with_a_tile_is_plain(more: bytes) -> None:
    assert held_by_plain_headers(HOST + more + END) == ""


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        END,
        HOST,
        HOST + b"\r\n",
        b"\r\nusher: x" + END,
        HOST + HOST + END,
        HOST + b"\r\nContent-Length: 0" + END,
        HOST + b"\r\ntransfer-encoding: chunked" + END,
        HOST + b"\r\nexpect: 100-continue" + END,
        HOST + b"\r\nUpgrade: websocket\r\nconnection: upgrade" + END,
        HOST + b"\r\nconnection: close" + END,
        HOST + b"\r\nconnection: keep-alive, close" + END,
        HOST + b"\r\nconnection: keep-alive\r\nconnection: close" + END,
        HOST + b"\r\nrange: bytes=0-1" + END,
        HOST + b"\r\nAuthorization: Bearer x" + END,
        HOST + b"\r\ncookie: a=b; verso_session=c" + END,
        HOST + b"\r\n folded: x" + END,
        HOST + b"\r\nspace : x" + END,
        HOST + b"\r\nno colon" + END,
        HOST + b"\r\n: x" + END,
        HOST + b"\r\na: b\nc: d" + END,
        HOST + b"\r\na: b\rc: d" + END,
        HOST + b"\r\na: \0" + END,
        HOST + END + b"GET /iiif/3/ HTTP/1.1" + HOST + END,
        HOST + END + b"x",
    ],
)
def test_all_else_is_left_to_a_parser(sent: bytes) -> None:
    assert held_by_plain_headers(sent) is None


def test_what_the_reader_has_is_told_whether_in_one_line_or_more() -> None:
    sent = HOST + b'\r\nIf-None-Match: "a"\r\nif-none-match: W/"b"' + END
    assert held_by_plain_headers(sent) == '"a", W/"b"'


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ((b"authorization", b"Basic x"), None),
        ((b"cookie", b"verso_session=1"), None),
        ((b"cookie", b"verso_language=pl"), ""),
        ((b"x-forwarded-for", b"192.0.2.1"), ""),
    ],
)
def test_a_token_or_a_session_says_who_asks_and_nothing_else(
    header: tuple[bytes, bytes], held: str | None
) -> None:
    assert held_by_the_public([header]) == held
