"""The words of a photograph as its entry keeps them, and the forms that the dictionary learns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from app.domain.search_terms import IndexedWord
from app.domain.sides import SideKind
from app.domain.sigla_forms import GAP
from app.persistence.analysis import Analyser
from app.persistence.fulltext.passages import Field, Passage

END_OF_TEXT: Final = "\ue001"
"""Stands between two texts, so that no phrase reaches over it: no word can hold it."""

_LOST: Final = attrgetter("lost_before")

OTHER_FORM: Final = "\ue003"
"""Stands before each other form of a word, and each other name, behind the texts of a column."""

NO_WORDS: Final = frozenset({"", END_OF_TEXT, OTHER_FORM, GAP})
"""What stands in a column beside its words."""

_COLUMN_OF_SIDE: Final = {SideKind.RECTO: "recto", SideKind.VERSO: "verso"}
INSCRIPTION_COLUMNS: Final = ("recto", "verso", "elsewhere")
COLUMNS_OF_FIELD: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.INSCRIPTION: INSCRIPTION_COLUMNS,
    **{field: (field.value,) for field in Field if field is not Field.INSCRIPTION},
}
"""In which columns of an entry the words of a field stand."""

COLUMNS: Final = tuple(column for columns in COLUMNS_OF_FIELD.values() for column in columns)


WrittenForm = tuple[str, str, str]
"""A `Form` that many texts have: thousands of them are told apart, few are ever looked at."""


class Form(NamedTuple):
    """A word as the dictionary learns it: folded, as it is spelt, in a language or in none."""

    folded: str
    spelling: str
    language: str


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The words of an entry by column, their number, and the forms that occur in it."""

    columns: dict[str, str]
    length: int
    forms: frozenset[WrittenForm]


def column_of_side(kind: SideKind) -> str:
    """Name the column that has what is written on sides of a kind."""
    return _COLUMN_OF_SIDE.get(kind, "elsewhere")


def entry_words(analyser: Analyser, passages: Iterable[Passage]) -> EntryWords:
    """Cut the texts of a photograph into words."""
    bodies: defaultdict[str, list[str]] = defaultdict(list)
    others: defaultdict[str, dict[str, None]] = defaultdict(dict)
    forms: set[WrittenForm] = set()
    length = 0
    for passage in passages:
        words = analyser.indexed_words(passage.text, passage.language)
        if not words:
            continue
        language = language_key(passage.language)
        forms.update([(word.folded, word.spelling, language) for word in words])
        column = _column(passage)
        body = _body(words)
        if passage.name_of:
            others[column][body] = None
        else:
            bodies[column].append(body)
            length += len(words)
        for other in [form for word in words if word.alternatives for form in word.alternatives]:
            others[column][other] = None
            forms.add((other, other, language))
    columns = dict.fromkeys(COLUMNS, "")
    columns |= {name: _joined(bodies[name], others[name]) for name in {*bodies, *others}}
    return EntryWords(columns, length, frozenset(forms))


@lru_cache(maxsize=1000)
def language_key(tag: str) -> str:
    """Give what rules of words depend on: the language, and its script where that is told."""
    parts = tag.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4), "")  # noqa: PLR2004 - BCP 47: four letters
    return f"{parts[0]}-{script}" if script else parts[0]


def texts_of(column: str) -> tuple[list[list[str]], list[list[str]]]:
    """Take a column apart: the words of each text, then those of each other form."""
    body, *others = column.split(OTHER_FORM)
    texts = [text.split() for text in body.split(END_OF_TEXT)]
    return [text for text in texts if text], [other.split() for other in others]


def words_of(columns: Iterable[str]) -> set[str]:
    """Give the folded words that an entry's columns hold."""
    return set(" ".join(columns).split(" ")) - NO_WORDS


def _column(passage: Passage) -> str:
    if passage.side is not None:
        return column_of_side(passage.side.kind)
    return passage.field.value


def _body(words: tuple[IndexedWord, ...]) -> str:
    """Write a text's words; `GAP` holds the place of what is lost."""
    if not any(map(_LOST, words)):
        return " ".join([word.folded for word in words])
    body: list[str] = []
    for word in words:
        body += [GAP] * word.lost_before
        body.append(word.folded)
    return " ".join(body)


def _joined(bodies: list[str], others: dict[str, None]) -> str:
    text = f" {END_OF_TEXT} ".join(bodies)
    behind = (f"{OTHER_FORM} {form}" for form in sorted(others))
    return " ".join(filter(None, (text, *behind)))
