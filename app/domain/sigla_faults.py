"""What is wrong with the marks of a reading. The reading is kept as it was written all the same."""

from dataclasses import dataclass
from enum import StrEnum


class SiglumFaultKind(StrEnum):
    """How a mark is out of place."""

    NEVER_CLOSED = "is opened and never closed"
    CLOSES_NOTHING = "closes nothing that was opened"
    EMPTY = "holds nothing; lost text is written [...]"
    NO_MARK = "is no mark: braces stand in {sic} only"
    DOUBTS_NOTHING = "doubts nothing: it is written right after the word in doubt"
    TOO_DEEP = "is nested deeper than eight marks"


@dataclass(frozen=True, slots=True)
class SiglumFault:
    """A mark that is out of place: `text[offset:]` begins with `mark`. In code points, from 0."""

    offset: int
    mark: str
    kind: SiglumFaultKind

    def __str__(self) -> str:
        """Say it on one line, counting characters from 1 as people do."""
        return f"character {self.offset + 1}, {self.mark}: {self.kind}"
