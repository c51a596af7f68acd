"""All that the catalogue asks about words and dates, in one object."""

from collections.abc import Collection

from app.domain.analysis import Answer, WrittenWord
from app.domain.dating import DateSpan
from app.domain.search_query import Node, Word
from app.domain.search_terms import IndexedWord, TermKey, Wanted
from app.language.asking import asked_keys, likenesses, query_reader, term_keys
from app.language.cutting import written
from app.language.edtf import parse_edtf
from app.language.finding import quoted
from app.language.indexing import indexed_words
from app.language.likeness import deletions, distance
from app.language.tokens import tokens


class Analyser:
    """One analyser for index, query and highlight, as `app/persistence/analysis.py` wants it.

    It holds nothing of its own: rules, morphology and what is remembered of typed words are one for
    the whole process (`asking`), and are set up when first asked for, or by `warm`.
    """

    token_version = "4"  # noqa: S105 - of words, no password
    key_version = "13"

    def warm(self) -> None:
        """Set up what the first question would wait for."""
        self.read_query("żołnierz")
        asked_keys(("zolnierz",), "zolnierz")

    def indexed_words(self, text: str, language: str = "") -> tuple[IndexedWord, ...]:  # noqa: ARG002 - every language is cut alike
        """Give a text's words as an index keeps them."""
        return indexed_words(text)

    def keys_of(
        self, folded: str, spelling: str, languages: Collection[str]
    ) -> tuple[TermKey, ...]:
        """Give all keys of a word of the catalogue, written in these languages."""
        return term_keys().of_written(folded, spelling, languages)

    def asked_keys(self, word: Word) -> tuple[TermKey, ...]:
        """Give the keys under which a typed word is looked for."""
        return asked_keys(word.forms, written(word.original))

    def fuzzy_forms(self, word: Word) -> tuple[str, ...]:
        """Give the forms of a typed word that are compared with keys of kind `FUZZY`."""
        return likenesses(word.forms[0], written(word.original))

    def deletions(self, form: str) -> tuple[int, ...]:
        """Give numbers of a form, of which mistyped forms share at least one."""
        return deletions(form)

    def distance(self, one: str, other: str) -> int | None:
        """Count the mistypings between two forms."""
        return distance(one, other)

    def read_query(self, text: str) -> Node | None:
        """Read what a person typed as a tree."""
        return query_reader().read(text)

    def quoted(self, text: str, wanted: Wanted) -> Answer:
        """Quote the places of a text that hold what is wanted."""
        return quoted(text, wanted)

    def words(self, text: str) -> tuple[WrittenWord, ...]:
        """Give the words of a text in their order."""
        return tuple(
            WrittenWord(text[token.start : token.end], token.folded) for token in tokens(text)
        )

    def span_of(self, edtf: str) -> DateSpan:
        """Give the days that an EDTF date can mean, or raise `Rejected`."""
        return parse_edtf(edtf)
