"""The marks of readings, each with what it says and an example: a legend, or a page of its own."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.sigla import parse
from app.domain.sigla_forms import GAP
from app.domain.sigla_nodes import SiglumKind
from app.web.pages.sigla_terms import EXAMPLES, MEANINGS
from app.web.pages.typeset import Piece, typeset
from app.web.pages.wording import Wording

SHOWN_GAP = "\N{WHITE SQUARE}"
"""What a table shows where lost text is passed over by a search."""


@dataclass(frozen=True, slots=True)
class SiglaRow:
    """A mark: what it is called and what it says, and a reading with it in each of its forms."""

    kind: SiglumKind
    meaning: str
    example: str
    pieces: tuple[Piece, ...]
    plain: str
    diplomatic: str
    searchable: str


@dataclass(frozen=True, slots=True)
class SiglaFields:
    """The page that tells what the marks in readings say."""

    rows: tuple[SiglaRow, ...]


def sigla_rows(
    words: Wording, *, only: Collection[SiglumKind] | None = None
) -> tuple[SiglaRow, ...]:
    """Give the rows of the table, or only those of some marks."""
    return tuple(_row(kind, words) for kind in MEANINGS if only is None or kind in only)


def _row(kind: SiglumKind, words: Wording) -> SiglaRow:
    example = EXAMPLES[kind]
    sigla = parse(example)
    return SiglaRow(
        kind=kind,
        meaning=words.marked(MEANINGS[kind]),
        example=example,
        pieces=typeset(example),
        plain=sigla.plain.text,
        diplomatic=sigla.diplomatic.text,
        searchable=sigla.searchable.text.replace(GAP, SHOWN_GAP),
    )
