"""What the catalogue must be told about words and dates, since it knows no language itself."""

from collections.abc import Collection
from typing import Protocol

from app.domain.analysis import Answer, WrittenWord
from app.domain.dating import DateSpan
from app.domain.search_query import Node, Word
from app.domain.search_terms import IndexedWord, TermKey, Wanted


class Analyser(Protocol):
    """One and the same for index, query and highlight. `app/language/analyser.py` is the one.

    `token_version` changes when texts are cut into words or folded otherwise: all postings are made
    anew then. `key_version` changes when words get other keys: the dictionary is.
    """

    token_version: str
    key_version: str

    def indexed_words(self, text: str, language: str = "") -> tuple[IndexedWord, ...]:
        """Give a text's words as an index keeps them. `language` is a BCP 47 tag, or empty."""

    def keys_of(
        self, folded: str, spelling: str, languages: Collection[str]
    ) -> tuple[TermKey, ...]:
        """Give all keys of a word of the catalogue, written in these languages (empty: any)."""

    def asked_keys(self, word: Word) -> tuple[TermKey, ...]:
        """Give the keys under which a typed word is looked for, but those of kind `FUZZY`."""

    def fuzzy_forms(self, word: Word) -> tuple[str, ...]:
        """Give the forms of a typed word that are compared with keys of kind `FUZZY`."""

    def deletions(self, form: str) -> tuple[int, ...]:
        """Give numbers (32 bits, signed) of a form, of which mistyped forms share at least one."""

    def distance(self, one: str, other: str) -> int | None:
        """Count the mistypings between two forms; None where they are too many for their length."""

    def read_query(self, text: str) -> Node | None:
        """Read what a person typed as a tree. Nothing that can be typed raises."""

    def quoted(self, text: str, wanted: Wanted) -> Answer:
        """Quote the places of a text that hold what is wanted."""

    def words(self, text: str) -> tuple[WrittenWord, ...]:
        """Give the words of a text in their order."""

    def span_of(self, edtf: str) -> DateSpan:
        """Give the days that an EDTF date can mean, or raise `Rejected`."""
