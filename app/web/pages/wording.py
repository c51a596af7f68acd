"""How one language words what stands in a record: terms, names of languages, days and spans."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Final

from babel import Locale, parse_locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal

from app.domain.dating import DateSpan, Qualifier
from app.domain.languages import LanguageMap
from app.domain.viewers import THE_DESK
from app.web.language_catalogue import translations
from app.web.pages.marking import Term, term
from app.web.pages.terms import worded
from app.web.pages.text import Text

_LOCALES: Final[Mapping[str, str]] = {"en": "en_GB", "pl": "pl_PL"}
_AT_THE_MACHINE: Final = term("who", "command line")
_DECEMBER: Final = 12
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")
_THOUSAND: Final = 1000
_TEN: Final = 10


class Wording:
    """One language's way of saying things; `language` is its BCP 47 tag."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(_LOCALES[language])
        self._texts = translations(language)

    def say(self, english: str) -> str:
        """Translate a text that stands alone."""
        return self._texts.gettext(english)

    def term(self, member: StrEnum) -> str:
        """Word a member of one of the catalogue's vocabularies."""
        return self.marked(worded(member))

    def marked(self, text: Term) -> str:
        """Translate a text that is marked in a table."""
        return self._texts.pgettext(*text)

    def who(self, name: str) -> str:
        """Name somebody as histories do; whoever runs commands is known by no name of theirs."""
        return self.marked(_AT_THE_MACHINE) if name == THE_DESK.name else name

    def text(self, texts: LanguageMap | None) -> Text:
        """Choose the text for a reader of this language."""
        return Text.best(texts, self.language)

    def number(self, value: float) -> str:
        """Write a number with the language's own separators."""
        return format_decimal(value, locale=self._locale)

    def bytes(self, size_bytes: int) -> str:
        """Write how large a file is, in powers of a thousand as file systems of today do: 12 MB."""
        size, unit = float(size_bytes), ""
        for unit in _UNITS:
            if size < _THOUSAND or unit == _UNITS[-1]:
                break
            size /= _THOUSAND
        shown = format_decimal(
            round(size, 1 if size < _TEN and unit != "B" else 0), locale=self._locale
        )
        return f"{shown}\N{NO-BREAK SPACE}{unit}"

    def language_name(self, tag: str) -> str:
        """Name a language, its script and region: `ru-Latn` is Russian (Latin); else the tag."""
        try:
            language, territory, script, *_ = parse_locale(tag, sep="-")
        except ValueError:
            return tag
        name = self._locale.languages.get(language)
        finer = [
            self._locale.scripts.get(script or ""),
            self._locale.territories.get(territory or ""),
        ]
        told = ", ".join(filter(None, finer))
        return f"{name} ({told})" if name and told else name or tag

    def day(self, day: date) -> str:
        """Write a day out: 1 December 1941."""
        return format_date(day, "long", locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """Write a moment out, in UTC: 1 December 2026, 09:05 UTC."""
        told = format_datetime(moment, "d MMMM y, HH:mm", tzinfo=UTC, locale=self._locale)
        return f"{told} UTC"

    def span(self, span: DateSpan) -> str:
        """Say which days a date can mean, and how sure that is."""
        days = self._days(span.earliest_on, span.latest_on)
        if span.qualifier is Qualifier.NONE:
            return days
        return f"{days} ({self.term(span.qualifier)})"

    def _days(self, earliest: date | None, latest: date | None) -> str:
        if earliest and latest:
            whole = self._whole(earliest, latest)
            between = self.say("between %(earliest)s and %(latest)s")
            return whole or between % {"earliest": self.day(earliest), "latest": self.day(latest)}
        if earliest:
            return self.say("%(day)s or later") % {"day": self.day(earliest)}
        if latest:
            return self.say("%(day)s or earlier") % {"day": self.day(latest)}
        return self.say("at a time that is not known")

    def _whole(self, earliest: date, latest: date) -> str:
        """A day, month or year where the span is exactly that; else nothing."""
        if earliest == latest:
            return self.day(earliest)
        if (earliest.day, earliest.month) == (1, 1) and latest == _last_of_year(earliest):
            return str(earliest.year)
        if earliest.day == 1 and latest == _last_of_month(earliest):
            return format_skeleton("yMMMM", earliest, locale=self._locale)
        return ""


def _last_of_year(day: date) -> date:
    return day.replace(month=_DECEMBER, day=31)


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


@cache
def wording(language: str) -> Wording:
    """The wording of a language that pages are written in."""
    return Wording(language)
