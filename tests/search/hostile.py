"""Queries that nobody of good will would type: the same ones for the same seed."""

import random
from collections.abc import Callable, Iterator
from typing import Final

from tests.search.queries import queries

_BLOCKS: Final = range(0, 0x110000, 0x80)
_BLOCKS_AT_ONCE: Final = 3  # of 20,000 queries, 3,333 are such: all blocks are among them
_SURROGATES: Final = range(0xD800, 0xE000)
_OPERATORS: Final = (
    "AND", "OR", "NOT", "NEAR", "-", "+", "(", ")", "((", "))", '"', "“", "„", "«", "'", "*", "**",
    "?", "~", "~5", "~0", "~-1", "~99999999999", "^", ":", "\\", "/", "&", "|", "!", "[", "]", "⟦",
    "⟧", "{", "}", "[...]", "(?)", "#", "%", "_", ";", "--", "\0", "\n", "\t", "\r\n", "\ue000",
    "\ufeff", "\u200d", "\u202e", "\u0301", "\u05b7", "🏳️‍🌈", "ﷺ", "İ", "ß", "ﬃ", "Ǆ", "̈" * 30,
    "side:", "place:", "lang:", "kind:", "ref:", "title:(", "person:*", "-side:verso", "nofield:x",
)  # fmt: skip
_CODE: Final = (
    "'; DROP TABLE photograph; --", "' OR 1=1 --", '" OR ""="', "x' UNION SELECT sql FROM t --",
    "%27%20OR%201=1", "{body} : barak", "body : barak", "NEAR(barak las, 5)",
    '"barak" * ^ + "las"', "- {body alt} : (barak)", "barak & !las <-> (a | b):*", "a <2> b",
    "'barak':1A", "\\'; SELECT pg_sleep(9); --", "$$barak$$", "${7*7}{{7*7}}", "<script>alert(1)",
    "../../etc/passwd", "%00%ff%fe", "a" * 200 + "*", "* OR *", "*a*", "a*b*c*d*e*f*g*",
    "NOT NOT NOT a", "NOT", "-(a OR -b)", '"~5', '""~5', '"a"~', '"*"', '"* *"~3', "(" * 300,
    ")" * 300,
    '"' * 301,
    "a AND (b OR (c AND (d OR (e", "-" * 500, "*" * 500, "a OR " * 150, "NOT (" * 100 + "x",
)  # fmt: skip


def hostile_queries(count: int, *, seed: int = 1, first: int = 0) -> Iterator[str]:
    """Give queries of every sort, in turn; `first` is the number of the one to begin with."""
    chance = random.Random(seed)  # noqa: S311 - nobody has to be kept from guessing them
    sorts: tuple[Callable[[random.Random, int], str], ...] = (
        _operators, _block, _code, _broken, _long, _noise,
    )  # fmt: skip
    for number in range(first, first + count):
        yield sorts[number % len(sorts)](chance, number // len(sorts))


def _operators(chance: random.Random, _: int) -> str:
    words = ["barak", "las", "Лагерь", "siostra*", "1944", '"w baraku"']
    parts = chance.choices((*_OPERATORS, *words), k=chance.randint(1, 12))
    return chance.choice(["", " "]).join(parts)


def _block(chance: random.Random, turn: int) -> str:
    """Give letters of blocks of 128; the blocks come in turn, from all of Unicode."""
    places = range(turn * _BLOCKS_AT_ONCE, (turn + 1) * _BLOCKS_AT_ONCE)
    words = (_letters(chance, _BLOCKS[(place * 37) % len(_BLOCKS)]) for place in places)
    return " ".join(words)


def _letters(chance: random.Random, start: int) -> str:
    return "".join(chr(start + chance.randrange(0x80)) for _ in range(chance.randint(1, 20)))


def _code(chance: random.Random, turn: int) -> str:
    first = _CODE[turn % len(_CODE)]
    return first + chance.choice(["", " ", chance.choice(_CODE), chance.choice(_OPERATORS)])


def _broken(chance: random.Random, _: int) -> str:
    """Take an honest query, and break it in some places."""
    letters = list(chance.choice(_HONEST))
    for _ in range(chance.randint(1, 6)):
        letters.insert(chance.randint(0, len(letters)), chance.choice(_OPERATORS))
    return "".join(letters)


def _long(chance: random.Random, turn: int) -> str:
    piece = chance.choice(
        ["a", "ą", "ж", "ש", "a b ", "a* ", '"a', "(a OR ", "las ", "[...]", "zażółć"]
    )
    return piece * (10_000 // len(piece) if turn % 4 == 0 else chance.randint(20, 300))


def _noise(chance: random.Random, _: int) -> str:
    points = (chance.randrange(0x110000) for _ in range(chance.randint(1, 40)))
    return "".join(chr(point) for point in points if point not in _SURROGATES)


_HONEST: Final = tuple(query.ask for query in queries())
