"""Reading a mapping's YAML as plain values, with the line that each of them stands on."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.domain.errors import Problem, Rejected
from app.exchange.document_paths import DocumentPath

_MAX_BYTES: Final = 1_000_000
_TEXT_TAG: Final = "tag:yaml.org,2002:str"
_READ_TAGS: Final = {_TEXT_TAG} | {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("int", "float", "bool", "null", "timestamp", "value", "merge")
}
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,15}\.\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping as it was written. `lines` tells the line of every value by its path."""

    name: str
    document: Any
    lines: dict[DocumentPath, int]

    def where(self, path: DocumentPath) -> str:
        """Name the line of a path, or of what is nearest above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"line {self.lines.get(path, 1)}"


class _Loader(yaml.SafeLoader):
    """YAML without anchors: `*` could make a file of a page into gigabytes."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # types-PyYAML leaves it bare
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Fault(_line(event), "anchors (&) and aliases (*) are not read; write it out")
        return super().compose_node(parent, index)


class _Fault(Exception):  # noqa: N818 - carries a fault out of the recursion, nobody sees it
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read_mapping_file(path: Path) -> MappingFile:
    """Read a mapping's file, or raise `Rejected` with the line of its first fault."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise Rejected(f"{path.name} is too long for a mapping: over {_MAX_BYTES:,} bytes.")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        way_out = "Check the path of the mapping."
        raise Rejected(f"{path} can't be read: {error.strerror or error}. {way_out}") from error
    except UnicodeDecodeError as error:
        raise Rejected(f"{path.name} is not in UTF-8: save it again in UTF-8.") from error
    return parse_mapping(text, name=path.name)


def parse_mapping(text: str, *, name: str) -> MappingFile:
    """Read a mapping's text; `name` is what messages call it."""
    lines: dict[DocumentPath, int] = {}
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        document = None if node is None else _plain(node, (), lines)
    except _Fault as fault:
        raise _rejected(name, fault.line, str(fault)) from fault
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _rejected(name, mark.line + 1 if mark else 1, error.problem or str(error)) from error
    except yaml.YAMLError as error:
        raise _rejected(name, 1, str(error)) from error
    except RecursionError as error:
        raise Rejected(f"{name} is nested too deeply for a mapping.") from error
    return MappingFile(name, document, lines)


def _plain(node: Node, path: DocumentPath, lines: dict[DocumentPath, int]) -> Any:
    """Turn a node into plain values. Names are always text."""
    lines[path] = _line(node)
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, at), lines) for at, item in enumerate(node.value)]
    if isinstance(node, MappingNode):
        record: dict[str, Any] = {}
        for name, value in node.value:
            if not isinstance(name, ScalarNode):
                raise _Fault(_line(name), "the name of a field must be text")
            if name.value in record:
                first = lines[(*path, name.value)]
                raise _Fault(_line(name), f"{name.value!r} stands here again (first: line {first})")
            record[name.value] = _plain(value, (*path, name.value), lines)
            lines[(*path, name.value)] = _line(name)
        return record
    if node.tag not in _READ_TAGS:
        raise _Fault(_line(node), f"the tag {node.tag} is not read")
    return node.value if node.tag == _TEXT_TAG else _scalar(node.value)


def _scalar(text: str) -> Any:
    """Read what stands without quotation marks. `No`, `1:30` and a day are text, as they look."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _line(marked: Any) -> int:
    return int(marked.start_mark.line) + 1


def _rejected(name: str, line: int, reason: str) -> Rejected:
    problem = Problem(f"line {line}", "", reason)
    return Rejected(f"The mapping {name} can't be read: line {line}: {reason}.", (problem,))
