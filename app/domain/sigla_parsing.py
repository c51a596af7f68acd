"""Taking a marked reading apart. Its cost grows with its length and no faster.

Leiden conventions: van Groningen, "De signis criticis in edendo adhibendis", Mnemosyne 59 (1932).
"""

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from app.domain.sigla_faults import SiglumFault, SiglumFaultKind
from app.domain.sigla_marks import (
    CLOSING,
    LINE_BREAK,
    OPENING,
    is_attached,
    is_list_number,
    kind_of_braces,
    kind_of_round,
    kind_of_square,
)
from app.domain.sigla_nodes import Group, Mark, Node, SiglumKind, Text

DEEPEST: Final = 8
"""How many marks can stand in each other."""

MOST_FAULTS: Final = 100
"""How many faults of a reading are told: more would help nobody."""

_BRACKETS = f"[{re.escape(OPENING + CLOSING)}]"
_OF_USE = re.compile(
    rf"(?P<row>({_BRACKETS})\2{{{2 * DEEPEST},}})|{_BRACKETS}|{re.escape(LINE_BREAK)}"
)
_ENDS_A_DOUBT = frozenset({SiglumKind.LINE_BREAK, SiglumKind.SIC, SiglumKind.STRAY})


@dataclass(slots=True)
class _Open:
    """A bracket that has not been closed yet, and what stands in it so far."""

    opening: str
    start: int
    nodes: list[Node] = field(default_factory=list)


class Parser:
    """Takes one reading apart, from its first character to its last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open = [_Open("", 0)]
        self._faults: list[SiglumFault] = []

    def parse(self) -> tuple[tuple[Node, ...], tuple[SiglumFault, ...]]:
        """Give the tree, and what is wrong with the marks in the order in which they stand."""
        at = 0
        for found in _OF_USE.finditer(self._text):
            self._add_text(at, found.start())
            self._take(found.group(), found.start())
            at = found.end()
        self._add_text(at, len(self._text))
        while len(self._open) > 1:
            self._give_up(self._open.pop())
        faults = sorted(self._faults, key=lambda fault: fault.offset)
        return tuple(_merged(self._open[0].nodes)), tuple(faults)

    def _add_text(self, start: int, end: int) -> None:
        if start < end:
            self._nodes.append(Text(self._text[start:end]))

    @property
    def _nodes(self) -> list[Node]:
        return self._open[-1].nodes

    def _take(self, mark: str, at: int) -> None:
        if len(mark) > 1:  # a row of brackets, more than can stand in each other: a drawn line
            self._stray(mark, at, SiglumFaultKind.TOO_DEEP)
        elif mark == LINE_BREAK:
            self._nodes.append(Mark(SiglumKind.LINE_BREAK, mark))
        elif mark in CLOSING:
            self._close(mark, at)
        elif len(self._open) > DEEPEST:
            self._stray(mark, at, SiglumFaultKind.TOO_DEEP)
        else:
            self._open.append(_Open(mark, at))

    def _close(self, mark: str, at: int) -> None:
        """Close the innermost bracket of the kind; those opened within it were never closed."""
        opening = OPENING[CLOSING.index(mark)]
        if all(one.opening != opening for one in self._open):
            if is_list_number(self._text, at):
                self._nodes.append(Text(mark))
            else:
                self._stray(mark, at, SiglumFaultKind.CLOSES_NOTHING)
            return
        while self._open[-1].opening != opening:
            self._give_up(self._open.pop())
        self._complete(self._open.pop(), mark, at)

    def _complete(self, done: _Open, mark: str, at: int) -> None:
        nodes = tuple(_merged(done.nodes))
        inner = _only_text(nodes)
        kind = self._kind(done, inner, at)
        whole = self._text[done.start : at + 1] if inner is not None else ""
        if inner == "":
            self._fault(done.start, whole, SiglumFaultKind.EMPTY)
            self._nodes.extend(Mark(SiglumKind.STRAY, bracket) for bracket in whole)
        elif kind is SiglumKind.UNCERTAIN:
            self._doubt(whole, done.start)
        elif kind is SiglumKind.SIC:
            self._nodes.append(Mark(kind, self._taking_space() + whole))
        elif kind in (SiglumKind.LOST, SiglumKind.CUT):
            self._nodes.append(Mark(kind, whole))
        elif kind is not None:
            self._nodes.append(Group(kind, done.opening, nodes, mark))
        elif mark == ")":  # parentheses that the hand wrote
            self._nodes.extend((Text("("), *nodes, Text(")")))
        else:
            self._stray(done.opening, done.start, SiglumFaultKind.NO_MARK)
            self._nodes.extend((*nodes, Mark(SiglumKind.STRAY, mark)))

    def _kind(self, done: _Open, inner: str | None, at: int) -> SiglumKind | None:
        match done.opening:
            case "[":
                return kind_of_square(inner)
            case "(":
                attached = is_attached(self._text, done.start, at + 1)
                return kind_of_round(inner, is_attached=attached)
            case "{":
                return kind_of_braces(inner)
        return SiglumKind.DELETED

    def _doubt(self, mark: str, start: int) -> None:
        """Put what stands right before the mark, back to a space, under doubt."""
        space = self._taking_space()
        doubted = self._taking_word()
        if doubted:
            group = Group(SiglumKind.UNCERTAIN, "", tuple(_merged(doubted)), space + mark)
            self._nodes.append(group)
            return
        if space:
            self._nodes.append(Text(space))
        self._stray(mark, start, SiglumFaultKind.DOUBTS_NOTHING)

    def _taking_space(self) -> str:
        """Take a single space away from the end of what has been read, as part of the mark."""
        last = self._nodes[-1] if self._nodes else None
        if not isinstance(last, Text) or last.text[-1] not in " \N{NO-BREAK SPACE}":
            return ""
        self._nodes.pop()
        if len(last.text) > 1:
            self._nodes.append(Text(last.text[:-1]))
        return last.text[-1]

    def _taking_word(self) -> list[Node]:
        taken: list[Node] = []
        nodes = self._nodes
        while nodes:
            last = nodes[-1]
            if isinstance(last, Text):
                start = _start_of_word(last.text)
                if start:
                    nodes[-1] = Text(last.text[:start])
                    taken += [Text(last.text[start:])] if last.text[start:] else []
                    break
            elif last.kind in _ENDS_A_DOUBT or last.kind is SiglumKind.UNCERTAIN:
                break
            taken.append(nodes.pop())
        return taken[::-1]

    def _give_up(self, never_closed: _Open) -> None:
        mark, nodes = never_closed.opening, never_closed.nodes
        self._stray(mark, never_closed.start, SiglumFaultKind.NEVER_CLOSED)
        self._nodes.extend(nodes)

    def _stray(self, mark: str, at: int, kind: SiglumFaultKind) -> None:
        self._nodes.append(Mark(SiglumKind.STRAY, mark))
        self._fault(at, mark, kind)

    def _fault(self, at: int, mark: str, kind: SiglumFaultKind) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(SiglumFault(at, mark, kind))


def has_marks(text: str) -> bool:
    """Whether there is anything to take apart."""
    return _OF_USE.search(text) is not None


def _merged(nodes: list[Node]) -> list[Node]:
    """Make one text of texts that follow each other."""
    merged: list[Node] = []
    for are_texts, run in groupby(nodes, key=lambda node: isinstance(node, Text)):
        if are_texts:
            merged.append(Text("".join(node.text for node in run if isinstance(node, Text))))
        else:
            merged.extend(run)
    return merged


def _only_text(nodes: tuple[Node, ...]) -> str | None:
    """Give what stands within brackets where there is no mark in it."""
    match nodes:
        case ():
            return ""
        case (Text(text),):
            return text
    return None


def _start_of_word(text: str) -> int:
    """Find where the last run without a space begins."""
    for place in range(len(text), 0, -1):
        if text[place - 1].isspace():
            return place
    return 0
