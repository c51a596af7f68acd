"""Who may see what is catalogued. PREMIS 3.0, 4.1: Rights Granted, with its Restriction."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.languages import LanguageMap

WITHOUT_END: Final = date.max
"""Stands for the last day of a closure that nobody has set an end to."""

LARGEST_CAP_PX: Final = 100_000
"""A cap past this is no cap, but somebody's slip."""


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Closes something to the public: staff alone may see it whole.

    It stands on a unit (and holds for all below), a photograph, a side or an inscription; what has
    none is as open as what it belongs to. `until_on` is the last day on which it holds, None where
    no end is set. `reason` is for staff, `notice` what the public is told. `review_on` is the day
    on which somebody should look at it again.

    With a `size_cap_px` it closes pictures alone, and what is described stays open: everybody sees
    them up to so many pixels of their longer side, none at all where it is 0. PREMIS 3.0, 4.1.6:
    the act is to disseminate, the cap its restriction.
    """

    until_on: date | None = None
    reason: str = ""
    notice: LanguageMap = field(default_factory=dict)
    review_on: date | None = None
    size_cap_px: int | None = None

    @property
    def held_until(self) -> date:
        """The last day on which it holds, whatever it closes."""
        return self.until_on or WITHOUT_END

    @property
    def closed_until(self) -> date | None:
        """The last day on which it closes what is described too; None where it does not."""
        return self.held_until if self.size_cap_px is None else None

    @property
    def images_until(self) -> date | None:
        """The last day on which it closes pictures alone; None where it does not."""
        return None if self.size_cap_px is None else self.held_until

    def closes(self, today: date) -> bool:
        """Whether on a day it closes what is described, with its pictures."""
        return self.closed_until is not None and today <= self.closed_until

    def caps(self, today: date) -> bool:
        """Whether on a day it closes pictures alone."""
        return self.images_until is not None and today <= self.images_until


def closed(rule: AccessRule | None, *, today: date) -> bool:
    """Whether a rule, if there is one, closes something on a day."""
    return rule is not None and rule.closes(today)


def why_no_cap(size_cap_px: object) -> str:
    """Say why a size can't be a cap; empty for one that can, and for none."""
    if not isinstance(size_cap_px, int) or 0 <= size_cap_px <= LARGEST_CAP_PX:
        return ""
    return f"must be from 0 (no picture) to {LARGEST_CAP_PX} pixels; leave it out to close it whole"


def why_no_picture(rule: AccessRule | None) -> str:
    """Say why an inscription's rule has no cap; empty where it has none."""
    if rule is None or rule.size_cap_px is None:
        return ""
    return "an inscription has no picture of its own; put the rule on its side"


@dataclass(frozen=True, slots=True)
class Withholding:
    """What the public learns of something that is closed: that it is here, and why not shown.

    `until_on` is None where no end is set. `size_cap_px` is how much of a picture is open all the
    same, None where nothing is.
    """

    reference_code: str
    until_on: date | None = None
    notice: LanguageMap = field(default_factory=dict)
    size_cap_px: int | None = None

    def sentence(self, noun: str) -> str:
        """Say so of a `noun`, in English."""
        return _sentence(self, noun)


def _sentence(told: Withholding, noun: str) -> str:
    code, until_on, size = told.reference_code, told.until_on, told.size_cap_px
    if size:
        return f"This {noun} of {code} is shown up to {size} pixels; larger to those who sign in."
    if until_on is None:
        return f"This {noun} of {code} is withheld."
    return f"This {noun} of {code} is withheld until {until_on}."
