"""Where the words of a marked reading stand among its marks, and how the hand spelt them."""

from bisect import bisect_right

from app.domain.sigla import Sigla

_DOUBTS = ("(?)", "[?]", "?")


class MarkedText:
    """A reading with marks. `words` is its searchable form, in which words are looked for."""

    def __init__(self, sigla: Sigla) -> None:
        self.words = sigla.searchable
        self._text = sigla.text
        self._lettered = sigla.as_lettered
        self._brackets = sigla.brackets()
        self._deleted = sigla.deleted()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a word of the searchable form stands in the marked text.

        A bracket at its edge belongs to it where its partner stands inside the word.
        """
        first, last = self.words.source(start, end)
        begins, ends = first, last
        while begins and self._closes_within(begins - 1, first, last):
            begins -= 1
        while True:
            closing = self._after_doubts(ends)
            if not self._closes_within(closing, first, last):
                return begins, ends
            ends = closing + 1

    def as_lettered(self, start: int, end: int) -> str:
        """Give a stretch of the marked text as the hand spelt it, where that may be another way."""
        return self._lettered.between(start, end) if self._lettered else ""

    def is_deleted(self, start: int, end: int) -> bool:
        """Whether a stretch of the marked text is struck out as a whole."""
        nearest = bisect_right(self._deleted, start, key=lambda stretch: stretch[0]) - 1
        return nearest >= 0 and end <= self._deleted[nearest][1]

    def _closes_within(self, place: int, first: int, last: int) -> bool:
        return first < self._brackets.get(place, first) < last

    def _after_doubts(self, place: int) -> int:
        """Go over the marks of doubt before a bracket: `Buz[ułuk(?)]`."""
        while doubt := next((d for d in _DOUBTS if self._text.startswith(d, place)), ""):
            place += len(doubt)
        return place
