"""What is wrong with a form or a document, each after the name of its field."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "This {noun} can't be taken: it has {faults}."),
    term("refusal", "one fault"),
    term("refusal", "{count} faults"),
    term("refusal", "more than {count} faults; here are the first"),
    term("refusal", "is missing"),
    term("refusal", "must be text"),
    term("refusal", "must be a whole number"),
    term("refusal", "must be a number"),
    term("refusal", "must be true or false"),
    term("refusal", "must be a list"),
    term("refusal", "must be an object with named fields"),
    term("refusal", "must be a day such as 1941-12-31"),
    term("refusal", "is no field here; permitted: {permitted}"),
    term("refusal", "is no term of this field; permitted: {permitted}"),
    term("refusal", "can't be written as JSON: {what}"),
    term("refusal", "is no language tag; write BCP 47 such as en, pl or ru-Latn, or none"),
    term(
        "refusal",
        "is no language tag; write BCP 47 such as en, pl or ru-Latn, or leave it empty",
    ),
    term("refusal", "is blank; a record is found by its reference code"),
    term("refusal", "begins or ends with a space; take it away"),
    term("refusal", "holds a control character or a line break; take it out"),
    term("refusal", "is no SHA-256: 64 digits 0-9 and a-f"),
    term("refusal", "is no SHA-256 in lower-case hexadecimal"),
    term(
        "refusal",
        "must be empty or an address that begins http://creativecommons.org/licenses/, "
        "http://creativecommons.org/publicdomain/ or http://rightsstatements.org/vocab/ (IIIF"
        " takes no other, and none with https); other terms go into statement",
    ),
    term("refusal", "points to an inscription that is not here (side, then inscription)"),
    term("refusal", "only a stamp or back-mark is made by a stamp"),
    term("refusal", "must be above 0 and at most {most}"),
    term("refusal", "a unit can't stand above itself"),
    term("refusal", "x_px and y_px must be 0 or more, width_px and height_px 1 or more"),
    term("refusal", "x and y must be 0 or more, width and height 1 or more"),
    term("refusal", "A region must lie on its side."),
    term("refusal", "The points of a region must make a shape."),
    term("refusal", "must be {fewest} to {most} points; here are {count}"),
    term("refusal", "x and y of each point must be 0 or more"),
    term("refusal", "lie on one line, and enclose nothing"),
    term(
        "refusal",
        "the rectangle around these points is {sides} (left, top, width, height); write it so, or "
        "leave out the points",
    ),
    term("refusal", "must be points, each of x and y in whole pixels: 10,20 200,20 200,90"),
    term("refusal", "A picture must have an area."),
    term("refusal", "width and height must be 1 or more"),
    term("refusal", "is nested deeper than {count} levels"),
    term("refusal", "must be a finite number"),
    term("refusal", "is too large a number"),
    term("refusal", "holds a NUL character; take it out"),
    term("refusal", "holds half of a character (a lone surrogate); write it again"),
    term("refusal", "holds half of a character (an unpaired surrogate)"),
    term("refusal", "the name of a field must be text"),
    term("refusal", "is no EDTF date: {reason}"),
    term("refusal", "it has {count} characters; at most {most} are read"),
    term("refusal", "one of its two ends must be a date"),
    term("refusal", "it ends before it begins"),
    term("refusal", "it has not the form of a year, month or day, such as 1941-12 or 194X"),
    term("refusal", "there is no year -0000; the year before 0001 is 0000"),
    term("refusal", "no year that it can mean has such a day"),
    term("refusal", "there is no month or season {month}"),
    term("refusal", "there is no day {day} in month {month}"),
)
