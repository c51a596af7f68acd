"""Teaching the dictionary many new words, some at a time, so that others who write hardly wait."""

from collections.abc import Callable, Sequence
from typing import Final

from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.holdings.pen import Pen
from app.persistence.fulltext.entry_words import WrittenForm

WRITING_S: Final = 0.02
"""How long a piece of writing should keep others waiting. It is made smaller by the last one."""

_FEWEST, _FIRST, _MOST = 10, 50, 5_000


class Learning:
    """Teaches words in pieces, each in a transaction too short to be waited for."""

    def __init__(
        self, holding: Holding, *, pen: Pen | None = None, writing_s: float = WRITING_S
    ) -> None:
        self._holding = holding
        self._pen = pen or Pen(holding)
        self._writing_s = writing_s
        self._at_once = _FIRST

    def learn(
        self, new: Sequence[WrittenForm], *, progress: Callable[[], object] = lambda: None
    ) -> None:
        """Teach all of them; their keys are worked out while others have the pen."""
        place = 0
        while some := new[place : place + self._at_once]:
            with self._holding.open(THE_DESK) as catalogue:
                lessons = catalogue.search_index.lessons(some)
            self._pen.write(lambda c, told=lessons: c.search_index.learn(told))  # type: ignore[misc]
            place += len(some)
            self._at_once = adapted(
                self._at_once, self._pen.held_s / self._writing_s, fewest=_FEWEST, most=_MOST
            )
            progress()


def adapted(at_once: int, took: float, *, fewest: int, most: int) -> int:
    """Give the size of the next piece. `took` says what part of its time the last one needed."""
    better = at_once / max(took, 0.001)
    return int(max(fewest, min(most, max(at_once / 2, min(at_once * 1.5, better)))))
