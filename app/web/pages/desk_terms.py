"""What is said of accounts, tokens and deeds: the vocabularies of the desk, as pages word them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.account_faults import AccountFault
from app.domain.accounts import Role
from app.domain.audit import Subject, Verb
from app.domain.viewers import Means, Scope
from app.domain.work import JobKind
from app.web.pages.marking import Term, term

DESK_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    Role: {
        Role.VIEWER: term("role", "Viewer"),
        Role.CATALOGUER: term("role", "Cataloguer"),
        Role.REVIEWER: term("role", "Reviewer"),
        Role.ADMINISTRATOR: term("role", "Administrator"),
    },
    Scope: {
        Scope.READ: term("scope", "read also what is not published"),
        Scope.WRITE: term("scope", "write"),
        Scope.PUBLISH: term("scope", "publish"),
        Scope.ADMINISTER: term("scope", "administer"),
    },
    JobKind: {
        JobKind.MANIFEST: term("job", "Manifest"),
        JobKind.ALBUM: term("job", "Manifest of an album"),
        JobKind.SEARCH_WORDS: term("job", "Search words"),
        JobKind.DERIVE: term("job", "Tiles"),
        JobKind.BATCH: term("job", "Change of many"),
    },
    Means: {
        Means.NOTHING: term("means", "not signed in"),
        Means.ACCOUNT: term("means", "signed in"),
        Means.TOKEN: term("means", "by token"),
        Means.COMMAND_LINE: term("means", "at the machine itself"),
        Means.BATCH: term("means", "by a change of many"),
    },
    Verb: {
        Verb.SIGN_IN: term("deed", "signed in"),
        Verb.SIGN_IN_REFUSED: term("deed", "tried in vain to sign in"),
        Verb.SIGN_OUT: term("deed", "signed out"),
        Verb.END_SESSIONS: term("deed", "ended sessions"),
        Verb.CREATE: term("deed", "created"),
        Verb.CHANGE: term("deed", "changed"),
        Verb.DELETE: term("deed", "deleted"),
        Verb.PURGE: term("deed", "gave up what was left of"),
        Verb.PUBLISH: term("deed", "published"),
        Verb.WITHDRAW: term("deed", "withdrew"),
        Verb.RESTORE: term("deed", "restored"),
        Verb.SEND_FOR_REVIEW: term("deed", "sent for review"),
        Verb.RETURN_TO_DRAFT: term("deed", "gave back as a draft"),
        Verb.DISCARD: term("deed", "discarded the working copy"),
        Verb.MERGE: term("deed", "merged"),
        Verb.UNDO: term("deed", "undid"),
        Verb.BEGIN: term("deed", "began"),
        Verb.CHANGE_ROLE: term("deed", "changed the role"),
        Verb.CHANGE_PASSWORD: term("deed", "changed the password"),
        Verb.DEACTIVATE: term("deed", "deactivated"),
        Verb.ACTIVATE: term("deed", "activated"),
        Verb.REVOKE: term("deed", "revoked"),
        Verb.RETRY: term("deed", "had tried again"),
        Verb.GIVE_UP: term("deed", "gave up"),
        Verb.HAND_OUT: term("deed", "was given the original of"),
    },
    Subject: {
        Subject.ACCOUNT: term("subject", "account"),
        Subject.SESSION: term("subject", "session"),
        Subject.TOKEN: term("subject", "token"),
        Subject.PHOTOGRAPH: term("subject", "photograph"),
        Subject.UNIT: term("subject", "unit"),
        Subject.BATCH: term("subject", "batch"),
        Subject.AUTHORITY: term("subject", "authority"),
        Subject.ACCESS_RULE: term("subject", "access rule"),
        Subject.JOB: term("subject", "work"),
    },
    AccountFault: {
        AccountFault.NAME: term(
            "fault", "The name has letters, digits and . _ - @ only, 1 to 64 of them."
        ),
        AccountFault.DISPLAY_NAME: term(
            "fault", "The full name is one line of at most 200 visible characters."
        ),
        AccountFault.PASSWORD_SHORT: term(
            "fault",
            "The password needs at least 12 characters. A sentence of some words is a good one.",
        ),
        AccountFault.PASSWORD_LONG: term(
            "fault", "The password can have at most 1,024 characters."
        ),
        AccountFault.PASSWORD_BROKEN: term("fault", "The password has a sign that is none."),
        AccountFault.PASSWORD_NAME: term(
            "fault", "The password is little more than the account's name. Add some words."
        ),
        AccountFault.PASSWORD_ONE_SIGN: term(
            "fault", "The password is the same few signs over and over. Take some words."
        ),
        AccountFault.PASSWORD_COMMON: term(
            "fault", "The password is one of those that are guessed first. Take words of your own."
        ),
        AccountFault.PASSWORD_FORMER: term(
            "fault", "The present password is not the one that you have typed."
        ),
        AccountFault.PASSWORD_REPEATED: term(
            "fault", "The new password is not the same both times."
        ),
        AccountFault.TOKEN_NAME: term(
            "fault", "The token's name is one line of 1 to 200 visible characters."
        ),
        AccountFault.TOKEN_SCOPES: term(
            "fault", "A token that allows nothing is of no use. Tick one thing at least."
        ),
        AccountFault.TOKEN_DAYS: term(
            "fault", "A token holds for 1 to 3650 days, or without end. Choose one of these."
        ),
    },
}

FACTS: Final[Mapping[str, Term]] = {
    "reason": term("fact", "why"),
    "place": term("fact", "where"),
    "noun": term("fact", "kind"),
    "role": term("fact", "role"),
    "before": term("fact", "before"),
    "display_name": term("fact", "full name"),
    "sessions_ended": term("fact", "sessions ended"),
    "tokens_revoked": term("fact", "tokens revoked"),
    "scopes": term("fact", "allows"),
    "until": term("fact", "until"),
    "source": term("fact", "source"),
    "scan": term("fact", "scan"),
    "looks_like": term("fact", "looks like"),
    "verdict": term("fact", "decision"),
    "merged": term("fact", "merged"),
    "merge": term("fact", "number of the merge"),
}
"""What the short facts of the audit log are called."""
