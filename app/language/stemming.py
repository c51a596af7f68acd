"""What stays of a word when its endings are taken off, by the rules of one language."""

import re
from collections.abc import Iterator
from threading import local
from typing import Final

import Stemmer

from app.language.folding import fold
from app.language.language_rules import LanguageRules
from app.language.verbs import VerbStems

_LEAST_LETTERS: Final = 3
_CERTAIN: Final = 0.9
_ALTERED: Final = 0.8
_SOFTENED: Final = 0.7

OF_VERBS: Final = "verb "
"""Begins the stem of a verb, so that it meets only its like."""

_VOWELS = "аеєиіїоуюя"
_SOFT = "ьй"


class Stems:
    """The stems of one language. Snowball's stemmers are no shared property of threads."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules.stem
        self._in_thread = local()
        self._verbs = VerbStems(rules.stem.verbs)
        vowels = "".join(self._rules.vowels)
        self._closed = re.compile(f"[{vowels}](?=[^{_VOWELS}]+$)") if vowels else None

    def of(self, folded: str, spelling: str) -> dict[str, float]:
        """Give the stems of a word, and how sure each is, the surest first."""
        if len(folded) < _LEAST_LETTERS:
            return {}
        folded, spelling = self._begun(folded), self._begun(spelling)
        if whole := self._rules.whole.get(folded):
            related = (one for one in self._hardened(folded) if one in self._rules.whole)
            return dict.fromkeys(related, _SOFTENED) | {whole: _CERTAIN}
        stems: dict[str, float] = {}
        for stem, weight in self._stems(folded, spelling):
            is_left = len(stem) >= min(_LEAST_LETTERS, len(folded) - 1)
            stems.setdefault(stem if is_left else folded, weight)
        return stems

    def _begun(self, word: str) -> str:
        """Begin a word as its rules would have it: вчителька as учителька."""
        other = self._rules.beginnings.get(word[0])
        return other + word[1:] if other and word[1:2] not in _VOWELS + _SOFT else word

    def _stems(self, folded: str, spelling: str) -> Iterator[tuple[str, float]]:
        if self._rules.snowball:
            snowball = self._snowball()
            yield fold(snowball.stemWord(spelling)), _CERTAIN
            yield snowball.stemWord(folded), _CERTAIN  # as one types it without diacritics
        else:
            for bare in self._without_ending(spelling):
                yield fold(bare), _CERTAIN
            yield from ((fold(other), _ALTERED) for other in self.with_other_vowels(spelling))
        for number, verb in enumerate(self._verbs.of(spelling)):
            yield OF_VERBS + verb, _SOFTENED if number else _ALTERED
        for ending, bare in self._rules.fleeting.items():
            if folded.endswith(ending) and len(folded) - len(ending) > 1:
                yield folded.removesuffix(ending) + bare, _ALTERED
        yield from ((stem, _SOFTENED) for stem in self._hardened(folded))

    def _hardened(self, folded: str) -> Iterator[str]:
        for ending, hards in self._rules.softened.items():
            if folded.endswith(ending) and len(folded) - len(ending) > 1:
                yield from (folded.removesuffix(ending) + hard for hard in hards)

    def _snowball(self) -> Stemmer.Stemmer:
        """Give this thread's stemmer."""
        stemmer: Stemmer.Stemmer | None = getattr(self._in_thread, "stemmer", None)
        if stemmer is None:
            stemmer = self._in_thread.stemmer = Stemmer.Stemmer(self._rules.snowball)
        return stemmer

    def _without_ending(self, spelling: str) -> Iterator[str]:
        """Give a word without its longest ending, and without its shortest."""
        found = [
            ending
            for ending in self._rules.endings
            if spelling.endswith(ending) and len(spelling) - len(ending) >= _LEAST_LETTERS
        ]
        for ending in (found[0], found[-1]) if found else ("",):
            yield spelling.removesuffix(ending)

    def with_other_vowels(self, spelling: str) -> Iterator[str]:
        """Write the vowel of a closed last syllable as it is in an open one."""
        found = self._closed.search(spelling) if self._closed else None
        if found:
            for other in self._rules.vowels[found.group()]:
                altered = spelling[: found.start()] + other + spelling[found.end() :]
                yield altered.rstrip(_SOFT)
