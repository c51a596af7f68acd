"""What is worth keeping and has no field of its own. ISAD(G) 3.6.1 Note."""

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is about."""

    GENERAL = "general"
    SOURCE_FIELD = "source field"  # a column of an imported table, kept whole
    CATALOGUER = "cataloguer"
    CAPTION_SOURCE = "caption source"


@dataclass(frozen=True, slots=True)
class NoteDescription:
    """A note; `label` says what it is in a word or two, such as the column that it came from."""

    text: str
    kind: NoteKind = NoteKind.GENERAL
    label: str = ""
