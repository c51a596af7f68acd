"""The stems of verbs, which stand in more forms than others: geimpft, impfen; сижу, сидеть."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.language.folding import fold
from app.language.language_rules import VerbRules

_LEAST_LETTERS: Final = 3
_MOST_PREFIXES: Final = 2
_WITH_AN_ENDING: Final = "-"
"""Ends a root that counts with an ending alone: a Band is no form of binden, what banden is."""


class VerbStems:
    """The verbs of one language."""

    def __init__(self, rules: VerbRules) -> None:
        self._rules = rules
        prefixes, within = map("|".join, (rules.prefixes, rules.within))
        self._within = re.compile(f"^((?:{prefixes})?)(?:{within})") if within else None
        self._altered = sorted(rules.altered, key=len, reverse=True)
        self._roots = _roots(rules) if rules.roots else None
        self._no_forms = frozenset(rules.no_forms)
        self._infinitives = {
            other.removesuffix(_WITH_AN_ENDING): root
            for root, others in rules.roots.items()
            for other in (root, *others)
        }

    def of(self, spelling: str) -> tuple[str, ...]:
        """Give the folded stems of a word that may be a verb; none where nothing comes off.

        A verb that changes its root has the root of its infinitive. Where the last sound of a stem
        is one that others become (сижу, сидеть), the stems with those follow.
        """
        if found := self._changed(spelling):
            root = found["root"] or found["bare"]
            return (fold(found["prefix"] + self._infinitives[root]),)
        bare = self._within.sub(r"\1", spelling) if self._within else spelling
        bare = bare if len(bare) > _LEAST_LETTERS else spelling
        whole = _without(bare, self._rules.reflexive)
        stem = _without(whole, self._rules.endings)
        if stem == bare:  # a Gefahr has the beginning of a participle, and no ending of one
            return ()
        others = self._unaltered(stem) if whole[len(stem) :] in self._rules.altered_before else ()
        return tuple(dict.fromkeys(map(fold, (stem, *others))))

    def _changed(self, spelling: str) -> re.Match[str] | None:
        """Read a word as a verb by its root, if it is none of those that only look like one."""
        if self._roots is None or spelling in self._no_forms:
            return None
        return self._roots.fullmatch(spelling)

    def _unaltered(self, stem: str) -> Iterator[str]:
        for sound in self._altered:
            if stem.endswith(sound):
                yield from (stem.removesuffix(sound) + one for one in self._rules.altered[sound])
                return


def _roots(rules: VerbRules) -> re.Pattern[str]:
    """Tell a verb by its root: after up to two prefixes, before an ending or none."""
    prefixes = "|".join((*rules.prefixes, *rules.firm_prefixes))
    within = "|".join(rules.within)
    roots = list(_every_root(rules.roots))
    with_ending = _any_of(root.removesuffix(_WITH_AN_ENDING) for root in roots)
    bare = [r for r in roots if not r.endswith(_WITH_AN_ENDING) and len(r) >= _LEAST_LETTERS]
    return re.compile(
        f"(?P<prefix>(?:{prefixes}){{0,{_MOST_PREFIXES}}}?)(?:{within}|)"
        f"(?:(?P<bare>{_any_of(bare)})|(?P<root>{with_ending})(?:{_any_of(rules.root_endings)}))"
        f"(?:{'|'.join(rules.reflexive)}|)"
    )


def _every_root(roots: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for root, others in roots.items():
        yield root + _WITH_AN_ENDING
        yield from others


def _any_of(words: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(set(words), key=len, reverse=True)) or "(?!)"


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            return word.removesuffix(ending)
    return word
