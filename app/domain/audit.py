"""What the audit log keeps: who did what, when, and from where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.viewers import Means


class Verb(StrEnum):
    """What was done. The past tense is the log's; a verb is added by whoever adds the deed."""

    SIGN_IN = "sign in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGN_OUT = "sign out"
    END_SESSIONS = "end sessions"
    CREATE = "create"
    CHANGE = "change"
    DELETE = "delete"
    PURGE = "purge"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    SEND_FOR_REVIEW = "send for review"
    RETURN_TO_DRAFT = "return to draft"
    DISCARD = "discard working copy"
    MERGE = "merge"
    UNDO = "undo"
    BEGIN = "begin batch"
    CHANGE_ROLE = "change role"
    CHANGE_PASSWORD = "change password"  # noqa: S105 - a deed, no password
    DEACTIVATE = "deactivate"
    ACTIVATE = "activate"
    REVOKE = "revoke"
    RETRY = "retry work"
    GIVE_UP = "give work up"
    HAND_OUT = "hand out original"


class Subject(StrEnum):
    """What it was done to."""

    ACCOUNT = "account"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 - a kind, no password
    PHOTOGRAPH = "photograph"
    UNIT = "unit"
    BATCH = "batch"
    AUTHORITY = "authority"
    ACCESS_RULE = "access rule"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed. `who` is a name, and `key` the account's or token's id where there is one.

    `sequence` is the order in which deeds were written; `details` are short, and hold no secrets.
    """

    sequence: int
    happened_at: datetime
    who: str
    means: Means
    key: str
    address: str
    verb: Verb
    subject: Subject
    subject_id: str
    version: int | None = None
    batch_id: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are wanted: by name, deed, thing, and moments (`until` is left out).

    Of a name any part is enough, in large or small letters.
    """

    who: str = ""
    verb: Verb | None = None
    subject: Subject | None = None
    subject_id: str = ""
    since: datetime | None = None
    until: datetime | None = None
