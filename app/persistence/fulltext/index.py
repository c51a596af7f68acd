"""What a full-text index must be able to do, whichever database keeps it."""

from typing import NamedTuple, Protocol

from app.domain.analysis import Question


class Found(NamedTuple):
    """How many photographs answer a question, and the ids of those that were asked for."""

    total: int
    photograph_ids: tuple[str, ...]


class FullTextIndex(Protocol):
    """Finds photographs by their words, among those that the viewer may see."""

    def find(self, question: Question, *, limit: int, offset: int) -> Found:
        """Count what answers a question, and give a stretch of it, the best first."""
