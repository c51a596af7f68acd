"""All that the catalogue asks about words and dates, in one object that holds no state."""

from collections.abc import Collection

from app.domain.analysis import Answer, Question, WrittenWord
from app.domain.dating import DateSpan
from app.domain.search_query import And as AllOf
from app.domain.search_query import Asked, Node, Phrase, Wildcard, Word
from app.domain.search_terms import IndexedWord, KeyKind, TermKey, Wanted
from app.language.edtf import parse_edtf
from app.language.finding import answer, quoted
from app.language.questions import read_question
from app.language.tokens import index_form, tokens


class Analyser:
    """One analyser for index, query and highlight, as `app/persistence/analysis.py` wants it."""

    token_version = "1"  # noqa: S105 - of words, no password
    key_version = "1"

    def indexed_words(self, text: str, language: str = "") -> tuple[IndexedWord, ...]:  # noqa: ARG002 - every language is cut alike
        """Give a text's words as an index keeps them."""
        return tuple(
            IndexedWord(
                token.position,
                token.folded,
                text[token.start : token.end].lower(),
                token.alternatives,
            )
            for token in tokens(text)
        )

    def keys_of(
        self,
        folded: str,
        spelling: str,  # noqa: ARG002 - no rules yet
        languages: Collection[str],  # noqa: ARG002 - no rules yet
    ) -> tuple[TermKey, ...]:
        """Give all keys of a word of the catalogue."""
        return (TermKey(KeyKind.FORM, folded),)

    def asked_keys(self, word: Word) -> tuple[TermKey, ...]:
        """Give the keys under which a typed word is looked for."""
        return tuple(TermKey(KeyKind.FORM, form) for form in word.forms)

    def fuzzy_forms(self, word: Word) -> tuple[str, ...]:  # noqa: ARG002 - as above
        """Give the forms of a typed word that are compared with keys of kind `FUZZY`."""
        return ()

    def deletions(self, form: str) -> tuple[int, ...]:  # noqa: ARG002 - as above
        """Give numbers of a form, of which mistyped forms share at least one."""
        return ()

    def distance(self, one: str, other: str) -> int | None:
        """Count the mistypings between two forms."""
        return 0 if one == other else None

    def read_query(self, text: str) -> Node | None:
        """Read what a person typed as a tree."""
        read = read_question(text)
        nodes: list[Node] = [_asked(*forms) for forms in read.words]
        nodes += [Phrase(tuple(map(_asked, phrase))) for phrase in read.phrases]
        return AllOf(tuple(nodes)) if nodes else None

    def quoted(self, text: str, wanted: Wanted) -> Answer:
        """Quote the places of a text that hold what is wanted."""
        return quoted(text, wanted)

    def indexed(self, text: str) -> tuple[str, str]:
        """Give a text's folded words, and their other forms, each apart by one space."""
        form = index_form(text)
        return form.body, form.alternatives

    def question(self, query: str) -> Question:
        """Read what a person typed."""
        return read_question(query)

    def answer(self, text: str, question: Question) -> Answer:
        """Find in a text what is asked for."""
        return answer(text, question)

    def words(self, text: str) -> tuple[WrittenWord, ...]:
        """Give the words of a text in their order."""
        return tuple(
            WrittenWord(text[token.start : token.end], token.folded) for token in tokens(text)
        )

    def span_of(self, edtf: str) -> DateSpan:
        """Give the days that an EDTF date can mean, or raise `Rejected`."""
        return parse_edtf(edtf)


def _asked(*forms: str) -> Asked:
    if forms[0].endswith("*"):
        return Wildcard((forms[0].removesuffix("*"), ""), forms[0])
    return Word(forms, forms[0])
