"""The tools of all languages, set up once in a process, and the keys of words that were asked.

Morphology alone takes 35 MB and half a second; whoever needs these tools shares them. They may be
asked by many threads at once.
"""

from functools import cache, lru_cache
from typing import Final

from app.domain.search_terms import TermKey
from app.language.language_rules import LanguageRules
from app.language.query_reading import QueryReader
from app.language.rule_reading import read_languages, read_shared
from app.language.term_keys import TermKeys

_KEPT: Final = 512
"""How many typed words are remembered: the same are asked again and again."""


@cache
def languages() -> tuple[LanguageRules, ...]:
    """Give the rules of every language."""
    return read_languages()


@cache
def term_keys() -> TermKeys:
    """Give what works out keys."""
    return TermKeys(languages(), read_shared())


@cache
def query_reader() -> QueryReader:
    """Give what reads questions."""
    return QueryReader(frozenset().union(*(rules.function_words for rules in languages())))


@lru_cache(maxsize=_KEPT)
def asked_keys(forms: tuple[str, ...], spelling: str) -> tuple[TermKey, ...]:
    """Give the keys of a typed word in all its forms, each once."""
    keys = dict.fromkeys(term_keys().of_typed(forms[0], spelling))
    for form in forms[1:]:
        keys |= dict.fromkeys(term_keys().of_typed(form, form))
    return tuple(keys)


@lru_cache(maxsize=_KEPT)
def likenesses(folded: str, spelling: str) -> tuple[str, ...]:
    """Give the forms of a typed word that are compared with what may be mistyped."""
    return term_keys().likenesses_of_typed(folded, spelling)
