"""What is looked at when somebody asks whether an installation is well."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How well it is."""

    FINE = "fine"
    WARNING = "warning"  # it works; something should be done about it
    FAULT = "fault"  # it does not work as it should


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing that was looked at, and what was seen, in a few words."""

    subject: str
    grade: Grade
    told: str
