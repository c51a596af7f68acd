"""A refusal as its reader is told it: found by its English sentence, said in their language.

The domain refuses in English, in one sentence with values in it; programs and logs get it so. A
page finds the sentence again among those that are known here, and says it anew with its values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Final

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from app.domain.account_faults import AccountFault
from app.domain.errors import Problem
from app.web.language import FALLBACK
from app.web.language_catalogue import translations
from app.web.pages.marking import Term
from app.web.pages.terms import worded
from app.web.pages.text import Text
from app.web.sentences import (
    of_authorities,
    of_batches,
    of_documents,
    of_people,
    of_records,
    of_requests,
    of_scans,
    of_searches,
    of_uploads,
    of_work,
)

SENTENCES: Final[tuple[Term, ...]] = (
    *of_records.SENTENCES,
    *of_authorities.SENTENCES,
    *of_documents.SENTENCES,
    *of_batches.SENTENCES,
    *of_scans.SENTENCES,
    *of_people.SENTENCES,
    *of_requests.SENTENCES,
    *of_searches.SENTENCES,
    *of_uploads.SENTENCES,
)
"""Every refusal that a person can meet on a page, with its values by name in braces."""

_ALL: Final = (*SENTENCES, *of_work.SENTENCES)

_SAID_WITHIN: Final = frozenset({"problem", "problems", "reason", "why", "faults", "kind"})
"""Values that are refusals themselves."""

_LONGEST: Final = 4000  # of a sentence with its values; a longer one is told as it is
_PATH: Final = r"[a-z_]+(?:\[\d+\]|\.[a-z_]+)*"
_PROBLEM: Final = re.compile(
    rf"(?P<place>{_PATH}(?: \((?:'[^']*'|\"[^\"]*\")\))?: )(?P<reason>.+)", re.DOTALL
)
_LARGE_NUMBER: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_NEXT: Final = re.compile(rf"; (?!permitted:)(?={_PATH}(?: \(['\"]|: ))")


@dataclass(frozen=True, slots=True)
class _Known:
    """A sentence with values: how it is found, and where it is translated."""

    pattern: re.Pattern[str]
    term: Term

    @classmethod
    def of(cls, term: Term) -> "_Known":
        """Let each value be any text, as short as the sentence allows."""
        parts = [
            re.escape(text) + (f"(?P<{name}>.+?)" if name else "")
            for text, name, _, _ in Formatter().parse(term[1])
        ]
        return cls(re.compile("".join(parts), re.DOTALL), term)


@cache
def _plain() -> dict[str, Term]:
    """Sentences without values, each by itself."""
    own = {term[1]: term for term in _ALL if "{" not in term[1]}
    return own | {fault.value: worded(fault) for fault in AccountFault}


@cache
def _with_values() -> tuple[_Known, ...]:
    """Sentences with values: those that say most by themselves are looked at first."""
    found = [term for term in _ALL if "{" in term[1]]
    found.sort(key=lambda term: -sum(len(text) for text, *_ in Formatter().parse(term[1])))
    return tuple(map(_Known.of, found))


class Telling:
    """How refusals are told in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = translations(language)

    def told(self, refusal: str | Problem) -> Text:
        """Say a refusal, or several, a line each; one that is not known stays in English."""
        english = str(refusal)
        lines = english.splitlines() or [""]
        said = [] if self.language == FALLBACK else [self._said(line) for line in lines]
        known = [line for line in said if line is not None]
        if len(known) < len(lines):
            return Text(" ".join(lines), FALLBACK)
        return Text(" ".join(known), self.language)

    def marked(self, refusal: str | Problem | Text) -> Markup:
        """Say it within a page, with its language where that is not the page's."""
        text = refusal if isinstance(refusal, Text) else self.told(refusal)
        if text.language == self.language:
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(text.language, text)

    def _said(self, english: str) -> str | None:
        if len(english) > _LONGEST:
            return None
        if term := _plain().get(english):
            return self._texts.pgettext(*term)
        return self._with_its_values(english) or self._placed(english) or self._several(english)

    def _with_its_values(self, english: str) -> str | None:
        for known in _with_values():
            if found := known.pattern.fullmatch(english):
                values = {
                    name: self._within(value) if name in _SAID_WITHIN else self._counted(value)
                    for name, value in found.groupdict().items()
                }
                return self._texts.pgettext(*known.term).format_map(values)
        return None

    def _counted(self, value: str) -> str:
        """Write a large number with the language's own separators: `100,001` has an English one."""
        if not _LARGE_NUMBER.fullmatch(value):
            return value
        return format_decimal(int(value.replace(",", "")), locale=self.language)

    def _placed(self, english: str) -> str | None:
        """Say a fault behind its place: `dates[0].edtf ('1941-13'): ...`."""
        problem = _PROBLEM.fullmatch(english)
        said = self._said(problem["reason"]) if problem else None
        return None if said is None or problem is None else f"{problem['place']}{said}"

    def _several(self, english: str) -> str | None:
        """Say several faults on one line, where all of them are known."""
        parts = [*_parts(english)]
        if len(parts) == 1:
            return None
        said = [told for told in map(self._said, parts) if told is not None]
        return "; ".join(said) if len(said) == len(parts) else None

    def _within(self, value: str) -> str:
        """Say what a refusal quotes: one or more faults, each with its place or without."""
        return "; ".join(self._said(part) or part for part in _parts(value))


def _parts(value: str) -> Iterator[str]:
    start = 0
    for found in _NEXT.finditer(value):
        yield value[start : found.start()]
        start = found.end()
    yield value[start:]


@cache
def telling(language: str) -> Telling:
    """The telling of a language that pages are written in."""
    return Telling(language)
