"""The stems of verbs, which stand in more forms than others: geimpft, impfen; стояв, стоїть."""

import re
from typing import Final

from app.language.folding import fold
from app.language.language_rules import VerbRules

_LEAST_LETTERS: Final = 3


class VerbStems:
    """The verbs of one language."""

    def __init__(self, rules: VerbRules) -> None:
        self._endings = rules.endings
        self._reflexive = rules.reflexive
        prefixes, within = map("|".join, (rules.prefixes, rules.within))
        self._within = re.compile(f"^((?:{prefixes})?)(?:{within})") if within else None

    def of(self, spelling: str) -> str:
        """Give the folded stem of a word that may be a verb; nothing where nothing comes off."""
        stem = self._within.sub(r"\1", spelling) if self._within else spelling
        stem = stem if len(stem) > _LEAST_LETTERS else spelling
        stem = _without(_without(stem, self._reflexive), self._endings)
        return fold(stem) if stem != spelling else ""


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            return word.removesuffix(ending)
    return word
