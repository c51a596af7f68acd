"""Who may see what is catalogued. PREMIS 3.0, 4.1: Rights Granted, with its Restriction."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.languages import LanguageMap

WITHOUT_END: Final = date.max
"""Stands for the last day of a closure that nobody has set an end to."""


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Closes something to the public: staff alone may see it.

    It stands on a unit (and holds for all below), a photograph, a side or an inscription; what has
    none is as open as what it belongs to. `until_on` is the last day on which it holds, None where
    no end is set. `reason` is for staff, `notice` what the public is told. `review_on` is the day
    on which somebody should look at it again.
    """

    until_on: date | None = None
    reason: str = ""
    notice: LanguageMap = field(default_factory=dict)
    review_on: date | None = None

    @property
    def closed_until(self) -> date:
        """The last day on which it holds."""
        return self.until_on or WITHOUT_END

    def closes(self, today: date) -> bool:
        """Whether it holds on a day."""
        return today <= self.closed_until


def closed(rule: AccessRule | None, *, today: date) -> bool:
    """Whether a rule, if there is one, closes something on a day."""
    return rule is not None and rule.closes(today)


@dataclass(frozen=True, slots=True)
class Withholding:
    """What the public learns of something that is closed: that it is here, and why not shown.

    `until_on` is None where no end is set.
    """

    reference_code: str
    until_on: date | None = None
    notice: LanguageMap = field(default_factory=dict)
