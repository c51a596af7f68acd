"""What the parts of an image request are written in: ASCII digits, one point, nothing else."""

import re
from collections.abc import Iterable
from fractions import Fraction

from app.domain.errors import BadImageRequest, Problem

INTEGER = r"[0-9]{1,10}"
DECIMAL = r"(?:[0-9]{1,10}(?:\.[0-9]{1,20})?|\.[0-9]{1,20})"
"""IIIF Image API 3.0, 4.7 Floating Point Values: decimal digits and "." alone."""

_SHOWN_CHARACTERS = 60


def pattern(text: str) -> re.Pattern[str]:
    """Compile a form in which `int` and `dec` stand for the two kinds of number."""
    return re.compile(text.replace("int", f"({INTEGER})").replace("dec", f"({DECIMAL})"))


def numbers(groups: Iterable[str]) -> tuple[Fraction, ...]:
    """Read numbers exactly: 41.6 per cent stays 416/1000."""
    return tuple(Fraction(int(text) if text.isdecimal() else text) for text in groups)


def bad(part: str, value: str, reason: str) -> BadImageRequest:
    """Make the refusal of one part of the address."""
    shown = value if len(value) <= _SHOWN_CHARACTERS else value[:_SHOWN_CHARACTERS] + "..."
    problem = Problem(part, shown, reason)
    return BadImageRequest(f"This image can't be given. {problem}", (problem,))
