"""RFC 9110, 14: examples after 14.1.2, for a body of ten bytes."""

import pytest
from starlette.exceptions import HTTPException

from app.web.iiif.ranges import wanted_part

BODY = b"0123456789"


def cut(asked: str, *, only_of: str = "") -> bytes | None:
    part = wanted_part(asked, only_of=only_of, etag='"a"', length=len(BODY))
    return None if part is None else part.of(BODY)


@pytest.mark.parametrize(
    ("asked", "expected", "told"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-4", b"4", "bytes 4-4/10"),
        ("bytes=8-", b"89", "bytes 8-9/10"),
        ("bytes=8-999999", b"89", "bytes 8-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", BODY, "bytes 0-9/10"),
        ("Bytes= 0-0 ", b"0", "bytes 0-0/10"),
    ],
)
def test_one_range_of_bytes_is_cut_out(asked: str, expected: bytes, told: str) -> None:
    part = wanted_part(asked, only_of="", etag='"a"', length=len(BODY))
    assert part is not None
    assert (part.of(BODY), part.content_range) == (expected, told)


@pytest.mark.parametrize(
    "asked",
    ["", "bytes=", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "pages=1-2", "bytes=a-b", "bytes=1",
     "bytes=\u0661-", "bytes=" + "9" * 19 + "-"],
)  # fmt: skip
def test_what_is_no_single_range_of_bytes_is_ignored(asked: str) -> None:
    assert cut(asked) is None


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=10-11", "bytes=-0"])
def test_what_lies_past_the_end_is_refused_with_the_length(asked: str) -> None:
    with pytest.raises(HTTPException) as refused:
        cut(asked)
    assert refused.value.status_code == 416
    assert refused.value.headers == {"content-range": "bytes */10"}


@pytest.mark.parametrize(
    ("only_of", "expected"),
    [('"a"', b"0"), ('"b"', None), ('W/"a"', None), ("Wed, 25 Nov 2026 12:00:00 GMT", None)],
)
def test_a_part_is_given_only_of_the_same_bytes(only_of: str, expected: bytes | None) -> None:
    assert cut("bytes=0-0", only_of=only_of) == expected
