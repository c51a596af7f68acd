"""What the API answers of authorities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityNoun
from app.web.api.answers import ProblemLine


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """An authority as it stands in the catalogue. Send `authority`, changed, to change it.

    `remarks` are told to who has just changed it: texts that held HTML and are plain text now.
    """

    id: str
    noun: AuthorityNoun
    version: int
    page: str
    authority: Mapping[str, Any]
    remarks: tuple[ProblemLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """An authority in a list. `other` is the name by which it was suggested, where another."""

    id: str
    noun: AuthorityNoun
    name: str
    language: str
    kind: AgentKind
    from_edtf: str
    until_edtf: str
    other: str


@dataclass(frozen=True, slots=True)
class AuthorityList:
    """Part of a list; `after` asks for what follows, null at the end."""

    items: tuple[AuthorityLine, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Authorities with a name that goes on as what was typed."""

    items: tuple[AuthorityLine, ...]


@dataclass(frozen=True, slots=True)
class MergeOrder:
    """Into which authority (its id) another of the same kind is to be merged, and why."""

    into: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """That an authority was merged into another. `authority` is what was known of it.

    `photographs` counts what it was named on; `undone_at` is null while the merge holds.
    """

    id: str
    noun: AuthorityNoun
    merged_id: str
    target_id: str
    authority: Mapping[str, Any]
    photographs: int
    reason: str
    merged_at: datetime
    merged_by: str
    undone_at: datetime | None
    undone_by: str
