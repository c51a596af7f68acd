"""HTML in what is handed in: made plain text, as no field of the catalogue takes any.

What a browser would make something of is taken out by nh3; what an editor brackets so, such as
`W<ar>szawa` or `5 < 6`, stays as it was written. Transcriptions are not looked at: their brackets
have a meaning of their own.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, Final

import nh3

from app.exchange.document_paths import DocumentPath

TOLD: Final = "held HTML, which was made plain text"
AS_WRITTEN: Final = frozenset({"readings", "file_name", "sha256", "reference_code"})
"""Fields of which nothing is taken out, and what stands below them."""

_PAIRED: Final = (
    "a|abbr|article|b|big|blockquote|body|button|center|cite|code|dd|del|div|dl|dt|em|font|form|"
    "h[1-6]|head|html|i|iframe|ins|kbd|li|main|mark|math|object|ol|p|pre|q|s|script|section|small|"
    "span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|"
    "video|audio"
)
_VOID: Final = "br|hr|img|input|link|meta|embed|base|source|iframe|p"
_OPENED: Final = re.compile(rf"<({_PAIRED})(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSED: Final = re.compile(rf"</({_PAIRED})\s*>", re.IGNORECASE)
_ALONE: Final = re.compile(
    rf"<(?:{_VOID})(?:\s[^<>]*|/)?>|<(?:{_PAIRED})\s[^<>=]*=[^<>]*>", re.IGNORECASE
)
_KEPT: Final = {"a", "br", "p", "div", "li", "tr", "img", "h1", "h2", "h3", "h4", "h5", "h6"}
_SCHEMES: Final = {"http", "https", "mailto"}
_BLOCKS: Final = _KEPT - {"a", "br", "img"}
_SPACE: Final = re.compile(r"[^\S\n]+")
_SPACE_AT_BREAKS: Final = re.compile(r" ?\n ?")
_BREAKS: Final = re.compile(r"\n{3,}")
_MOST_TIMES: Final = 20


def is_markup(text: str) -> bool:
    """Whether a text holds what a browser reads as HTML: an element that is closed, or void."""
    if "<" not in text:
        return False
    if _ALONE.search(text) or ("<!--" in text and "-->" in text):
        return True
    closed = {name.lower() for name in _CLOSED.findall(text)}
    return bool(closed) and any(name.lower() in closed for name in _OPENED.findall(text))


def plain_text(text: str) -> str:
    """Give a text without its HTML: breaks and paragraphs are lines, of a link its address stays.

    Scripts and styles go with what is in them; all else keeps its words. A text without HTML is
    given as it is.
    """
    for _ in range(_MOST_TIMES):  # what was written by entities may be HTML in its turn
        if not is_markup(text):
            break
        text = _once(text)
    return text


def without_markup(document: Any) -> tuple[Any, tuple[DocumentPath, ...]]:
    """Give a document with plain texts alone, and the paths of those that held HTML."""
    found: list[DocumentPath] = []
    return _plain(document, (), found), tuple(found)


def _plain(value: Any, path: DocumentPath, found: list[DocumentPath]) -> Any:
    if isinstance(value, str):
        if not is_markup(value):
            return value
        found.append(path)
        return plain_text(value)
    if isinstance(value, Mapping):
        return {
            name: item if name in AS_WRITTEN else _plain(item, (*path, name), found)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [_plain(item, (*path, place), found) for place, item in enumerate(value)]
    return value


def _once(text: str) -> str:
    cleaned = nh3.clean(
        text,
        tags=_KEPT,
        clean_content_tags={"script", "style", "title"},
        attributes={"a": {"href"}, "img": {"alt"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    flat = _SPACE_AT_BREAKS.sub("\n", _SPACE.sub(" ", "".join(reader.words)))
    return _BREAKS.sub("\n\n", flat).strip()


class _Reader(HTMLParser):
    """Reads what nh3 has left: the words, with breaks where elements break lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break a line, or remember where a link begins."""
        told = dict(attrs)
        if tag == "a":
            self._links.append((told.get("href") or "", len(self.words)))
        elif tag == "img":
            self.words.append(told.get("alt") or "")
        else:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """Break a line, or write the address of a link behind its words."""
        if tag == "a" and self._links:
            address, begun = self._links.pop()
            words = "".join(self.words[begun:]).strip()
            if address and address.removeprefix("mailto:") != words:
                self.words.append(f" ({address})" if words else address)
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Take the words; a line break in HTML is a space."""
        self.words.append(data.replace("\n", " "))

    def _break(self) -> None:
        self.words.append("\n")
