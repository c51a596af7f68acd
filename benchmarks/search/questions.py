"""What is asked in a run: the same number of each kind, of words that stand in the catalogue."""

import random
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import Connection, text

from app.persistence.fulltext.entry_words import texts_of

T = TypeVar("T")
OF_EACH: Final = 20
SEED: Final = 7
_BANDS: Final = {"seldom": (2, 10), "middling": (40, 400), "frequent": (2_000, 20_000)}


class Question(NamedTuple):
    """What is typed, and what the bare engine is asked for the same words."""

    kind: str
    typed: str
    bare: str


def questions(connection: Connection) -> list[Question]:
    """Make up the questions of a run. Words are as frequent at every size of the catalogue."""
    chance = random.Random(SEED)  # noqa: S311 - the same each time
    words = {band: _words(connection, chance, *ends) for band, ends in _BANDS.items()}
    middling = words["middling"]
    pairs = _pairs(connection, chance)
    made: list[Question] = []
    for number in range(OF_EACH):
        for band in _BANDS:
            word = _nth(words[band] or middling, number)
            made.append(Question(f"word, {band}", word, _quoted(word)))
        one, other, third = (_nth(middling, number + step) for step in range(3))
        first, second = _nth(pairs, number)
        bare = [_quoted(word) for word in (one, other, third, first, second)]
        mistyped = _mistyped(chance, one)
        made += [
            Question("two words", f"{first} {second}", f"{bare[3]} AND {bare[4]}"),
            Question("phrase", f'"{first} {second}"', f"{bare[3]} + {bare[4]}"),
            Question("close", f'"{first} {second}"~5', f"NEAR({bare[3]} {bare[4]}, 5)"),
            Question("beginning", f"{one[:5]}*", f"{_quoted(one[:5])} *"),
            Question(
                "either, not",
                f"({one} OR {other}) -{third}",
                f"({bare[0]} OR {bare[1]}) NOT {bare[2]}",
            ),
            Question("mistyped", mistyped, bare[0]),
            Question("within a word", f"*{one[1:5]}*", bare[0]),
        ]
    return made


def _nth(some: Sequence[T], number: int) -> T:
    return some[number % len(some)]


def _words(connection: Connection, chance: random.Random, least: int, most: int) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT term FROM term WHERE df BETWEEN :least AND :most AND length(term) > 4 "
            "ORDER BY term"
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
