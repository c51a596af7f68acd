"""What is refused of searches, selections and places on a map."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "This search can't be asked so. {problems}."),
    term("refusal", "This search can't be kept. {problem}."),
    term("refusal", "The cursor is none that a search has given. Begin with the first page."),
    term("refusal", "no search has given it"),
    term("refusal", "Sign in to keep searches: they are kept with your account."),
    term("refusal", "You keep {most} searches already. Remove one first."),
    term("refusal", "There is no such saved search."),
    term("refusal", "There is no such selection: its address is not whole."),
    term("refusal", "should have 1 to {most} characters"),
    term("refusal", "should have at most {most} characters"),
    term("refusal", "is before date_from"),
    term("refusal", "can be given at most {most} times"),
    term("refusal", "holds a control character"),
    term("refusal", "is no date; write it as 1941, 1941-12 or 1941-12-24"),
    term("refusal", "must be a whole number from 1 to {most}"),
    term("refusal", "must be one of {permitted}"),
    term("refusal", "must be from -{least} to {most} degrees"),
    term("refusal", "is missing: a place on the map has both degrees"),
    term("refusal", "only a place lies somewhere"),
)
