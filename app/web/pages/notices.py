"""What a page of the desk says of the form that was just sent: done, or what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.account_faults import AccountFault
from app.domain.clashes import TwoEditors
from app.domain.errors import Rejected, VersoError
from app.web.pages.wording import Wording
from app.web.sentences.telling import telling

Said = Callable[[Wording], str]

DONE: Final[Mapping[str, Said]] = {
    "added": lambda words: words.say("The account is made. Tell its owner name and password."),
    "role": lambda words: words.say("The role is changed, from now on."),
    "name": lambda words: words.say("The full name is changed."),
    "password": lambda words: words.say("The password is changed. Other sessions have ended."),
    "sessions": lambda words: words.say("The sessions have ended."),
    "deactivated": lambda words: words.say(
        "The account is deactivated: its sessions and tokens have ended."
    ),
    "activated": lambda words: words.say("The account is active again."),
    "kept": lambda words: words.say("It is kept."),
    "merged": lambda words: words.say("It is merged. What it was is kept below."),
    "unmerged": lambda words: words.say("The merge is undone."),
    "retried": lambda words: words.say("It is tried again."),
    "discarded": lambda words: words.say("It is struck off."),
    "revoked": lambda words: words.say("The token no longer holds."),
}
"""By the word that stands in the address after a form has done its work."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above the forms; `field` names the one that it is about, empty for none."""

    text: str
    is_fault: bool = False
    field: str = ""


def done(word: str, words: Wording) -> Notice | None:
    """Say that something was done; None for a word that is none of ours."""
    return Notice(DONE[word](words)) if word in DONE else None


def fault(error: VersoError, words: Wording, *, conflict: str = "") -> Notice:
    """Say what is wrong: by its vocabulary, or as the page words a conflict."""
    if isinstance(error, Rejected) and error.problems:
        problem = error.problems[0]
        if problem.reason in set(AccountFault):
            told = words.term(AccountFault(problem.reason))
            return Notice(told, is_fault=True, field=problem.where)
    happened = error.happened if isinstance(error, TwoEditors) else str(error)
    return Notice(conflict or telling(words.language).told(happened).value, is_fault=True)
