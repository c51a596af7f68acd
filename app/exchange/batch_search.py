"""The search whose answer a batch changes: an address's query, read without leaving anything aside.

Pages of searches go on without what they can't read. A batch must not: a filter that is left aside
would let more photographs be changed than were meant.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl

from app.domain.errors import Problem
from app.domain.saved_searches import LONGEST_ASKED
from app.exchange.search_address import FLAGS, LISTS, AskedSearch
from app.exchange.search_address_reading import read_search

PARAMETERS: Final = ("q", "date_from", "date_to", *LISTS, *FLAGS, "expand")
"""What can be asked for. Which part of the answer is none of it: a batch is of the whole."""

_MOST_PARAMETERS: Final = 1000


def read_batch_search(written: str) -> tuple[AskedSearch, tuple[Problem, ...]]:
    """Read a search as `/api/search` has it behind the `?`, with all that is wrong with it."""
    if len(written) > LONGEST_ASKED:
        reason = f"should have at most {LONGEST_ASKED} characters"
        return AskedSearch(), (Problem("search", written[:60], reason),)
    try:
        pairs = parse_qsl(
            written, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except ValueError:
        reason = "can't be read as the query of an address"
        return AskedSearch(), (Problem("search", written[:60], reason),)
    asked, unread = read_search(pairs)
    placed = (Problem(f"search.{one.where}", one.value, one.reason) for one in unread)
    problems = (*_strangers(pairs), *placed)
    return asked, problems or tuple(_nothing(asked, written))


def _strangers(pairs: list[tuple[str, str]]) -> Iterator[Problem]:
    for name in dict.fromkeys(name for name, _ in pairs if name not in PARAMETERS):
        permitted = ", ".join(PARAMETERS)
        yield Problem("search", name[:60], f"is no parameter here; permitted: {permitted}")


def _nothing(asked: AskedSearch, written: str) -> Iterator[Problem]:
    if asked.is_empty:
        yield Problem("search", written[:60], "names neither words nor a filter")
