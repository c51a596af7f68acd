"""What someone types into a search field, cut into its parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from app.domain.search_query import SearchField

QUOTATION_MARKS: Final = '"“”„‟«»‹›〝〞〟＂「」『』'  # noqa: RUF001 - their likeness is the point

FIELDS: Final = {
    "inscription": SearchField.INSCRIPTION, "text": SearchField.INSCRIPTION,
    "title": SearchField.TITLE, "description": SearchField.DESCRIPTION,
    "name": SearchField.NAME, "person": SearchField.PERSON, "place": SearchField.PLACE,
    "ref": SearchField.REF, "reference": SearchField.REF, "hand": SearchField.HAND,
    "stamp": SearchField.STAMP, "side": SearchField.SIDE, "kind": SearchField.KIND,
    "lang": SearchField.LANG, "language": SearchField.LANG,
    # the same as Polish readers say it
    "napis": SearchField.INSCRIPTION, "inskrypcja": SearchField.INSCRIPTION,
    "tytuł": SearchField.TITLE, "tytul": SearchField.TITLE, "opis": SearchField.DESCRIPTION,
    "nazwa": SearchField.NAME, "osoba": SearchField.PERSON, "miejsce": SearchField.PLACE,
    "sygnatura": SearchField.REF, "sygn": SearchField.REF, "ręka": SearchField.HAND,
    "reka": SearchField.HAND, "pieczęć": SearchField.STAMP, "pieczec": SearchField.STAMP,
    "stempel": SearchField.STAMP, "strona": SearchField.SIDE, "rodzaj": SearchField.KIND,
    "język": SearchField.LANG, "jezyk": SearchField.LANG,
}  # fmt: skip


NEAR: Final = 10
"""How many words may stand between those that are near each other, where nobody says."""


class PartKind(Enum):
    """What a part of a question is."""

    WORDS = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NEAR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question; `text` begins at `start`. A phrase may have a `distance`, NEAR has."""

    kind: PartKind
    text: str
    start: int
    distance: int | None = None


_MARK = re.escape(QUOTATION_MARKS)
_HEBREW = "\u05d0-\u05ea"
_IN_HEBREW = f"(?<=[{_HEBREW}])[{_MARK}](?=[{_HEBREW}])"  # gershayim, typed as a quotation mark
_SINGLE = "'‘’‚‛"  # noqa: RUF001
_PART = re.compile(
    rf"""
      (?P<phrase> [{_MARK}] ) (?P<quoted> (?: [^{_MARK}] | {_IN_HEBREW} )* )
        [{_MARK}] (?P<close> \s? ~ (?: \s? (?P<distance> [0-9]{{1,4}} ) )? )?
    | (?<!\w) [{_SINGLE}] (?P<single> [^\s{_SINGLE}] [^{_SINGLE}]* ) (?<!\s) [{_SINGLE}] (?!\w)
    | (?P<field> [^\W\d_]{{2,12}} ) : (?!//)
    | (?<!\S) (?P<near> NEAR (?: / (?P<within> [0-9]{{1,3}} ) )? ) (?= \s | $ )
    | (?P<operator> AND | OR | NOT | && | \|\| ) (?= [\s("“„«-] | $ )
    | (?P<open> \( )
    | (?P<shut> \) )
    | (?P<minus> (?<![^\s(:]) [-\u2212!] (?= [\w*("“„«\[⟦] ) )
    | (?P<words> (?: [^\s(){_MARK}] | (?<=\w) \( [^\s()]* \) | {_IN_HEBREW} )+ )
    """,
    re.VERBOSE,
)
_OPERATORS: Final = {
    "AND": PartKind.AND, "&&": PartKind.AND, "OR": PartKind.OR, "||": PartKind.OR,
    "NOT": PartKind.NOT,
}  # fmt: skip


def parts_of(query: str) -> Iterator[Part]:
    """Cut a question into its parts, in order; what parts them, or has no partner, is none."""
    for found in _PART.finditer(query):
        start = found.start()
        if found["phrase"]:
            distance = int(found["distance"] or NEAR) if found["close"] else None
            yield Part(PartKind.PHRASE, found["quoted"], found.start("quoted"), distance)
        elif found["single"]:
            yield Part(PartKind.PHRASE, found["single"], found.start("single"))
        elif found["field"]:
            is_known = found["field"].lower() in FIELDS
            yield Part(PartKind.FIELD if is_known else PartKind.WORDS, found["field"], start)
        elif found["near"]:
            yield Part(PartKind.NEAR, found["near"], start, int(found["within"] or NEAR))
        elif found["operator"]:
            yield Part(_OPERATORS[found["operator"]], found["operator"], start)
        elif found["words"]:
            yield Part(PartKind.WORDS, found["words"], start)
        else:
            kind = {"open": PartKind.OPEN, "shut": PartKind.CLOSE}.get(found.lastgroup or "")
            yield Part(kind or PartKind.NOT, found.group(), start)
