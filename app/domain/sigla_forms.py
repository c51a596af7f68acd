"""What a marked reading says without its marks, and from where in it each letter comes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from app.domain.sigla_marks import is_attached, is_written
from app.domain.sigla_nodes import Group, Mark, Node, SiglumKind, Text, length_of

GAP: Final = "\ue000"
"""Stands for lost text in the searchable form: private use, so that no keyboard has it."""


class Treatment(Enum):
    """What becomes of a marked place in a form."""

    KEPT = auto()  # as it is marked
    BARE = auto()  # what it holds, without the mark
    BARE_AS_WORD = auto()  # the same, but nothing where it is only part of a word
    LEFT_OUT = auto()
    GAP_MARK = auto()
    LOST_MARK = auto()
    SPACE = auto()
    LINE_END = auto()
    JOINED = auto()  # a stray mark within a word does not part it


Treatments = Mapping[SiglumKind, Treatment]

PLAIN: Final[Treatments] = {
    SiglumKind.SUPPLIED: Treatment.BARE,
    SiglumKind.UNCERTAIN: Treatment.BARE,
    SiglumKind.EXPANDED: Treatment.BARE,
    SiglumKind.DELETED: Treatment.LEFT_OUT,
    SiglumKind.SIC: Treatment.LEFT_OUT,
    SiglumKind.LINE_BREAK: Treatment.LINE_END,
}
"""As an editor prints it for reading. What is lost or cut stays marked: nothing says it else."""

DIPLOMATIC: Final[Treatments] = {
    **PLAIN,
    SiglumKind.SUPPLIED: Treatment.LOST_MARK,
    SiglumKind.EXPANDED: Treatment.LEFT_OUT,
    SiglumKind.DELETED: Treatment.KEPT,
}
"""As it stands on the photograph: nothing that an editor added, all that the hand struck out."""

SEARCHABLE: Final[Treatments] = {
    SiglumKind.SUPPLIED: Treatment.BARE,
    SiglumKind.UNCERTAIN: Treatment.BARE,
    SiglumKind.EXPANDED: Treatment.BARE,
    SiglumKind.DELETED: Treatment.BARE_AS_WORD,
    SiglumKind.LOST: Treatment.GAP_MARK,
    SiglumKind.CUT: Treatment.GAP_MARK,
    SiglumKind.SIC: Treatment.SPACE,
    SiglumKind.LINE_BREAK: Treatment.LINE_END,
    SiglumKind.STRAY: Treatment.JOINED,
}
"""As words are looked for: whole, also those that were struck out, and none over a gap."""

AS_LETTERED: Final[Treatments] = {
    **SEARCHABLE,
    SiglumKind.EXPANDED: Treatment.LEFT_OUT,
    SiglumKind.DELETED: Treatment.BARE,
}
"""The same with every word as the hand spelt it: abbreviated, and with the letters struck out."""


class Run(NamedTuple):
    """A stretch of a form and where it comes from. One that `is_copied` stands there so."""

    start: int
    source_start: int
    source_end: int
    is_copied: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A text without marks. `runs` say where in the marked text it comes from, in its order."""

    text: str
    runs: tuple[Run, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Give where `text[start:end]` begins and ends in the marked text; it must not be empty."""
        first, last = self._run_at(start), self._run_at(end - 1)
        begins = first.source_start + (start - first.start if first.is_copied else 0)
        ends = last.source_start + (end - last.start) if last.is_copied else last.source_end
        return begins, ends

    def between(self, source_start: int, source_end: int) -> str:
        """Give what this form has of a stretch of the marked text."""
        nearest = bisect_right(self.runs, source_start, key=lambda run: run.source_start) - 1
        parts = []
        for number in range(max(0, nearest), len(self.runs)):
            run = self.runs[number]
            if run.source_start >= source_end:
                break
            skipped = max(0, source_start - run.source_start)
            taken = min(run.source_end, source_end) - run.source_start
            if run.is_copied and skipped < taken:
                parts.append(self.text[run.start + skipped : run.start + taken])
        return "".join(parts)

    def _run_at(self, place: int) -> Run:
        return self.runs[bisect_right(self.runs, place, key=lambda run: run.start) - 1]


def form_of(text: str, nodes: tuple[Node, ...], treatments: Treatments) -> Form:
    """Write a form of a marked text."""
    writer = _Writer(text, treatments)
    writer.write(nodes, 0)
    return writer.form()


class _Writer:
    """Writes one form. Where something was left out, two spaces around it become one."""

    def __init__(self, text: str, treatments: Treatments) -> None:
        self._text = text
        self._treatments = treatments
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._left_out = False
        self._line_ended = False
        self._owed: tuple[int, int] | None = None

    def form(self) -> Form:
        """Give what has been written."""
        if self._left_out:
            self._trim()
        return Form("".join(self._parts), tuple(self._runs))

    def write(self, nodes: tuple[Node, ...], at: int) -> int:
        """Write nodes that stand at a place of the marked text, and give the place after them."""
        for node in nodes:
            if isinstance(node, Text):
                self._copy(at, at + len(node.text))
                at += len(node.text)
            elif isinstance(node, Mark):
                self._write_mark(node, at)
                at += len(node.text)
            else:
                at = self._write_group(node, at)
        return at

    def _write_mark(self, mark: Mark, at: int) -> None:
        end = at + len(mark.text)
        match self._treatments.get(mark.kind, Treatment.KEPT):
            case Treatment.GAP_MARK:
                self._put(GAP, at, end)
            case Treatment.SPACE:
                self._put(" ", at, end)
            case Treatment.LINE_END:
                self._end_line(at, end)
            case Treatment.LEFT_OUT:
                self._leave_out(mark.text, at, end)
            case Treatment.JOINED if mark.text not in ("(", ")"):
                pass
            case _:
                self._copy(at, end)

    def _write_group(self, group: Group, at: int) -> int:
        inner = at + len(group.opening)
        end = at + length_of(group)
        match self._treatments.get(group.kind, Treatment.KEPT):
            case Treatment.LEFT_OUT:
                self._left_out = True
            case Treatment.BARE_AS_WORD if is_attached(self._text, at, end):
                self._left_out = True
            case Treatment.LOST_MARK:
                self._put("[...]", at, end)
            case Treatment.KEPT:
                self._copy(at, inner)
                after = self.write(group.nodes, inner)
                self._copy(after, end)
            case _:
                after = self.write(group.nodes, inner)
                if group.closing[0].isspace():
                    self._leave_out(group.closing, after, end)
        return end

    def _leave_out(self, mark: str, start: int, end: int) -> None:
        """Leave a mark out; the space that it begins with may be wanted if a word follows."""
        self._left_out = True
        self._owed = (start, end) if mark[0].isspace() else None

    def _copy(self, start: int, end: int) -> None:
        """Copy a stretch of the marked text; private marks of ours in it become spaces."""
        start = self._after_spaces(start, end)
        if start < end:
            if self._owed and is_written(self._text[start]) and not self._is_parted():
                self._put(" ", *self._owed)
            self._add(self._text[start:end].replace(GAP, " "), Run(self._length, start, end, True))
            self._forget()

    def _after_spaces(self, start: int, end: int) -> int:
        """Go over the spaces that no longer part anything."""
        if self._line_ended:
            line = self._text[start:end]
            rest = line.lstrip(" \t")
            rest = rest[1:].lstrip(" \t") if rest.startswith("\n") else rest
            start += len(line) - len(rest)
        elif self._left_out and start < end and self._text[start] == " " and self._is_parted():
            start += 1
        return start

    def _is_parted(self) -> bool:
        return not self._parts or self._parts[-1][-1].isspace()

    def _end_line(self, at: int, end: int) -> None:
        """Let a line end, without the spaces that stand around its mark."""
        self._trim()
        self._put("\n", at, end)
        self._line_ended = True

    def _trim(self) -> None:
        """Take away the spaces at the end of what has been written."""
        while self._runs and self._runs[-1].is_copied and self._parts[-1][-1] in " \t":
            run, kept = self._runs.pop(), self._parts.pop().rstrip(" \t")
            self._length = run.start
            if kept:
                self._add(kept, run._replace(source_end=run.source_start + len(kept)))

    def _put(self, text: str, start: int, end: int) -> None:
        self._add(text, Run(self._length, start, end, False))
        self._forget()

    def _forget(self) -> None:
        self._left_out = self._line_ended = False
        self._owed = None

    def _add(self, text: str, run: Run) -> None:
        self._parts.append(text)
        self._runs.append(run)
        self._length += len(text)
