"""Searches that somebody with an account keeps under a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.errors import Problem, Rejected

MOST_SAVED: Final = 200
LONGEST_NAME: Final = 200
LONGEST_ASKED: Final = 8000


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by its name. `asked` is the query of its address, as `AskedSearch` writes it."""

    id: str
    name: str
    asked: str
    saved_at: datetime


def search_name(typed: str) -> str:
    """Make a name of what was typed, or raise `Rejected`."""
    name = " ".join(typed.split())
    if not name:
        raise _refused("must say something", name)
    if len(name) > LONGEST_NAME:
        raise _refused(f"should have at most {LONGEST_NAME} characters", name)
    return name


def _refused(reason: str, name: str) -> Rejected:
    problem = Problem("name", name[:60], reason)
    return Rejected(f"This search can't be kept. {problem}.", (problem,))
