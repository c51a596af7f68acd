"""The words that stand for a side that is withheld, as SVG 1.1."""

from xml.etree.ElementTree import fromstring

import pytest

from app.iiif.side_notice import notice_picture

SVG = "{http://www.w3.org/2000/svg}"


def words(picture: bytes) -> list[str]:
    return [one.text or "" for one in fromstring(picture).iter(f"{SVG}text")]  # noqa: S314 - ours


def test_each_language_stands_in_lines_of_its_own() -> None:
    assert words(notice_picture({"en": ["Closed."], "pl": ["Zamknięte."]})) == [
        "Closed.", "Zamknięte.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notice", ["<script>alert(1)</script>", "a & b", "\x00\x0b", "]]>", "\ud800"]
)
def test_whatever_a_notice_says_is_text_in_a_well_formed_picture(notice: str) -> None:
    picture = notice_picture({"none": [notice]})
    assert b"<script" not in picture
    words(picture)


def test_a_notice_longer_than_the_picture_ends_with_an_ellipsis() -> None:
    lines = words(notice_picture({"en": ["word " * 1000]}))
    assert (len(lines), lines[-1]) == (14, "…")
