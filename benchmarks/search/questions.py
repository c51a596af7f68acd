"""What is asked in a run: the same number of each kind, of words that stand in the catalogue."""

import random
from collections.abc import Callable
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from app.persistence.fulltext.entry_words import texts_of

OF_EACH: Final = 60
SEED: Final = 7
_BANDS: Final = {"seldom": (2, 10), "middling": (40, 400), "frequent": (2_000, 1_000_000)}


class Question(NamedTuple):
    """What is typed, and what the bare engine is asked for the same words."""

    kind: str
    typed: str
    bare: str


def questions(connection: Connection) -> list[Question]:
    """Make up the questions of a run. Words are as frequent at every size of the catalogue."""
    chance = random.Random(SEED)  # noqa: S311 - the same each time
    words = {band: _words(connection, chance, *ends) for band, ends in _BANDS.items()}
    middling, frequent = words["middling"], words["frequent"] or words["middling"]
    pairs = _pairs(connection, chance)
    made: list[Question] = []

    def add(kind: str, make: Callable[[int], tuple[str, str]]) -> None:
        made.extend(Question(kind, *make(number)) for number in range(OF_EACH))

    def word(some: list[str], number: int) -> str:
        return some[number % len(some)]

    def plain(some: list[str], number: int) -> tuple[str, str]:
        return word(some, number), _quoted(word(some, number))

    add("word, seldom", lambda n: plain(words["seldom"], n))
    add("word, middling", lambda n: plain(middling, n))
    add("word, frequent", lambda n: plain(frequent, n))
    add(
        "two words",
        lambda n: (" ".join(word(pairs, n)), " AND ".join(map(_quoted, word(pairs, n)))),
    )
    add(
        "phrase",
        lambda n: (f'"{" ".join(word(pairs, n))}"', " + ".join(map(_quoted, word(pairs, n)))),
    )
    add(
        "close",
        lambda n: (
            f'"{" ".join(word(pairs, n))}"~5',
            f"NEAR({' '.join(map(_quoted, word(pairs, n)))}, 5)",
        ),
    )
    add("beginning", lambda n: (f"{word(middling, n)[:5]}*", f"{_quoted(word(middling, n)[:5])} *"))
    add(
        "either, not",
        lambda n: (
            f"({word(middling, n)} OR {word(middling, n + 1)}) -{word(middling, n + 2)}",
            f"({_quoted(word(middling, n))} OR {_quoted(word(middling, n + 1))}) NOT {_quoted(word(middling, n + 2))}",
        ),
    )
    add("mistyped", lambda n: (_mistyped(chance, word(middling, n)), _quoted(word(middling, n))))
    add("within a word", lambda n: (f"*{word(middling, n)[1:5]}*", _quoted(word(middling, n))))
    return made


def _words(connection: Connection, chance: random.Random, least: int, most: int) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT term FROM term WHERE df BETWEEN :least AND :most AND length(term) > 4 ORDER BY term"
        ),
        {"least": least, "most": most},
    )
    found = [row[0] for row in rows if row[0].isalpha()]
    return chance.sample(found, min(OF_EACH + 2, len(found)))


def _pairs(connection: Connection, chance: random.Random) -> list[tuple[str, str]]:
    """Give words that stand beside each other somewhere."""
    most = connection.execute(text('SELECT max("row") FROM search_entry')).scalar_one()
    pairs: list[tuple[str, str]] = []
    while len(pairs) < OF_EACH:
        query = text('SELECT verso FROM search_entry WHERE "row" = :row')
        verso = connection.execute(query, {"row": chance.randint(1, most)}).scalar() or ""
        for words in texts_of(verso)[0][:1]:
            at = chance.randrange(max(1, len(words) - 1))
            if len(words) > at + 1 and min(map(len, words[at : at + 2])) > 3:  # noqa: PLR2004 - no small words
                pairs.append((words[at], words[at + 1]))
    return pairs


def _mistyped(chance: random.Random, word: str) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
