"""What is refused of signing in, of accounts and tokens, and of what somebody may not do."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "Sign in, or send a token, to do this: it needs the scope {scope}."),
    term("refusal", "{name} may not do this: it needs the scope {scope}, not {held}."),
    term("refusal", "{name} lacks the scope {scope}."),
    term("refusal", "Sign in to see your account."),
    term("refusal", "The name or the password is not right."),
    term("refusal", "It was tried in vain too often. Wait {count} seconds, and try again."),
    term("refusal", "Too many want to sign in at once. Try again in a moment."),
    term("refusal", "This token does not hold: it is unknown, has expired or was revoked."),
    term("refusal", "A token can't make tokens. Sign in, or use `verso token create`."),
    term("refusal", "{name} can't give what it lacks: {scopes}."),
    term("refusal", "There is an account {name} already. Choose another name."),
    term("refusal", "{name} is the only administrator. Make somebody else one first."),
    term("refusal", "is no day; write it as 2026-11-25"),
    term("refusal", "The log can't be read so. {problems}."),
)
