"""A reading as the body of an annotation: plain text, or HTML where it has marks to be set.

IIIF Presentation API 3.0, 4.3 HTML Markup in Property Values: the elements that viewers let
through, and no attributes. Taken out of its HTML, the marked text is the reading, letter by letter.
"""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from app.domain.sigla import Sigla, parse_to_set
from app.domain.sigla_nodes import Group, Node, SiglumKind, Text
from app.iiif.language_maps import body_language

_TAGS: Final = {
    SiglumKind.SUPPLIED: "i",
    SiglumKind.EXPANDED: "i",
    SiglumKind.UNCERTAIN: "i",
    SiglumKind.DELETED: "small",
}
_NOT_SET: Final = {SiglumKind.STRAY}
_NOT_TOLD_TWICE: Final = {SiglumKind.STRAY, SiglumKind.LINE_BREAK}
_LINE_END: Final = "<br>"


def reading_body(text: str, language: str) -> dict[str, Any]:
    """Write the one body of a reading's annotation.

    One, because some viewers show all bodies and some the first. Where there are marks, the plain
    reading stands beside the marked one, in a paragraph of its own.
    """
    sigla = parse_to_set(text)
    is_set = bool(sigla.kinds - _NOT_SET)
    return {
        "type": "TextualBody",
        "value": _html(sigla) if is_set else text,
        "format": "text/html" if is_set else "text/plain",
        **body_language(language),
    }


def _html(sigla: Sigla) -> str:
    marked = "".join(_set(sigla.nodes))
    beside = sigla.plain.text.strip() if sigla.kinds - _NOT_TOLD_TWICE else ""
    return f"<p>{marked}</p>" + (f"<p><small>{_lines(beside)}</small></p>" if beside else "")


def _set(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield _lines(node.text)
        elif isinstance(node, Group):
            tag = _TAGS[node.kind]
            yield f"{escape(node.opening)}<{tag}>{''.join(_set(node.nodes))}</{tag}>"
            yield _closing(node)
        elif node.kind is SiglumKind.LINE_BREAK:
            yield f"<small>{node.text}</small>{_LINE_END}"
        elif node.kind is SiglumKind.SIC:
            yield f"<sup>{escape(node.text)}</sup>"
        else:
            yield escape(node.text)


def _closing(group: Group) -> str:
    if group.kind is SiglumKind.UNCERTAIN:
        return f"<sup>{escape(group.closing)}</sup>"
    return escape(group.closing)


def _lines(text: str) -> str:
    """Write text so that its lines stay lines."""
    return escape(text, quote=False).replace("\n", f"{_LINE_END}\n")
