"""What is refused of authorities: their names, their identifiers, their merges."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term(
        "refusal",
        "Another {noun} is called {name} already. If both are the same, merge them; else tell"
        " them apart by their names.",
    ),
    term("refusal", "An authority is not merged into itself."),
    term("refusal", "There is no such merge."),
    term(
        "refusal",
        "Somebody known is not merged into somebody unidentified. Merge the other way round.",
    ),
    term("refusal", "This merge was undone already."),
    term(
        "refusal",
        "What this was merged into was merged itself since then. Undo that merge first.",
    ),
    term("refusal", "Another {noun} is called {name} by now. Give that one another name first."),
    term("refusal", "only an agent is of a kind"),
    term("refusal", "only an agent can be unidentified"),
    term("refusal", "has {count} characters, at most {most}"),
    term("refusal", "has {count} characters; at most {most} are permitted"),
    term("refusal", "a VIAF number has 1 to 22 digits, such as 24602065"),
    term("refusal", "a Wikidata item is Q and a number, such as Q5879"),
    term("refusal", "a GeoNames number has up to 10 digits, such as 702550"),
    term("refusal", "a GND number looks like 118540238 or 4066009-6"),
    term(
        "refusal",
        "the check digit at the end is not that of this GND number; one digit is wrong",
    ),
)
