"""What is refused of changes of many photographs, and why a photograph was left out of one."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "This batch can't be taken as it is."),
    term("refusal", "There is nothing to change."),
    term("refusal", "This batch is too large."),
    term("refusal", "no photograph is found by it"),
    term("refusal", "{total} photographs are found; at most {most} go into one batch"),
    term("refusal", "can't be read as the query of an address"),
    term("refusal", "is no parameter here; permitted: {permitted}"),
    term("refusal", "names neither words nor a filter"),
    term("refusal", "must be a list of 1 to {most} operations"),
    term("refusal", "name the photographs by ids, by a query or by a search: by one"),
    term("refusal", "are too many: at most {most} in one batch"),
    term("refusal", "is no id of a photograph"),
    term("refusal", "must be an object with the fields {permitted}"),
    term("refusal", "can't be changed here; permitted: {permitted}"),
    term("refusal", "name a language, as in {example}: it {why}"),
    term("refusal", "has no languages"),
    term("refusal", "is no action; permitted: {permitted}"),
    term("refusal", "is only for what is replaced"),
    term("refusal", "must be an object with some of {permitted}"),
    term("refusal", "It was changed again since; it is at version {version}."),
    term("refusal", "The batch was taken back before it came to this photograph."),
    term("refusal", "This batch was taken back already."),
    term("refusal", "This batch took another one back. Change the photographs anew instead."),
)
