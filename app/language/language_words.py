"""One language at work: its rules, and the tools that they set up."""

from collections.abc import Iterator, Mapping

from app.language.abbreviations import Abbreviations, StemsOfLong
from app.language.folding import fold
from app.language.language_rules import LanguageRules, respelt, respelt_folded
from app.language.morphology import Morphology
from app.language.sounding import Sounds
from app.language.stemming import Stems

OLD = 0.9
MISSPELT = 0.75


class LanguageWords:
    """What one language knows of words."""

    def __init__(self, rules: LanguageRules) -> None:
        self.rules = rules
        self.code = rules.code
        self.stems = Stems(rules)
        self.sounds = Sounds(rules.sounds)
        self.morphology = Morphology(rules.letters) if rules.stem.has_morphology else None
        self._irregular = {form: word for word, forms in rules.forms.items() for form in forms}
        self.abbreviations = Abbreviations(
            rules.code, self._with_stems(rules.abbreviations), self._with_stems(rules.acronyms)
        )

    def may_be_short(self, folded: str, spelling: str) -> bool:
        """Whether a word is spelt as an abbreviation is: pół is none, though pol. is one."""
        return spelling == folded or spelling in self.rules.short_spellings

    def _with_stems(self, short: Mapping[str, tuple[str, ...]]) -> StemsOfLong:
        return {
            one: {fold(word): self._main_stem(word) for word in words}
            for one, words in short.items()
        }

    def _main_stem(self, word: str) -> tuple[str, ...]:
        return tuple(self.stems.of(fold(word), word))[:1]

    def lemmas(self, folded: str, spelling: str, *, is_typed: bool) -> Iterator[str]:
        """Give the dictionary forms of a word, as far as they are known."""
        if folded in self._irregular:
            yield self._irregular[folded]
        if self.morphology:
            look_up = self.morphology.restored if is_typed else self.morphology.lemmas
            yield from look_up(spelling)

    def knows(self, spelling: str, *, as_common: bool) -> bool:
        """Whether a word is in the language's dictionary; `as_common`: and as no proper name."""
        if self.morphology is None:
            return False
        known, is_common = self.morphology.lemmas(spelling), self.morphology.is_common(spelling)
        return bool(known) and (is_common or not as_common)

    def spellings(self, folded: str, spelling: str) -> Iterator[tuple[str, str, float]]:
        """Give today's spelling of a word, folded and with diacritics, and how sure it is."""
        old = respelt(spelling, self.rules.old_spelling)
        written = {fold(old): (old, OLD)}
        for word in (old, spelling):
            misspelt = respelt(word, self.rules.misspelling)
            written.setdefault(fold(misspelt), (misspelt, MISSPELT))
        folded_old = respelt_folded(folded, self.rules.old_spelling)
        written.setdefault(folded_old, (folded_old, OLD))
        folded_misspelt = respelt_folded(folded_old, self.rules.misspelling)
        written.setdefault(folded_misspelt, (folded_misspelt, MISSPELT))
        for other, (with_diacritics, weight) in written.items():
            if other != folded:
                yield other, with_diacritics, weight
