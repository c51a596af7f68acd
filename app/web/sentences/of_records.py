"""What is refused where a record is looked for, saved, published or taken back."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "There is nothing at this address."),
    term("refusal", "There is no such {noun}."),
    term("refusal", "This page of the list is no longer there. Begin with the first one."),
    term("refusal", "No {noun} has this name: {name}."),
    term("refusal", "{count} authorities have this name. Give the address of its page."),
    term("refusal", "Another photograph has the reference code {code} already."),
    term("refusal", "Another unit has the reference code {code} already."),
    term("refusal", "There is a unit {code} already. Change that one instead."),
    term(
        "refusal",
        "{code} leads to what is public. Withdraw that first, or close the unit to the public"
        " with all that is in it.",
    ),
    term("refusal", "There is a photograph {code} already. Change that one instead."),
    term("refusal", "There is no photograph {code} any more."),
    term(
        "refusal",
        "{name} is at version {version}, not {expected}: somebody has changed it since it was"
        " read. Read it again, and repeat the change.",
    ),
    term(
        "refusal",
        "{name} is at version {version}, not {expected}: somebody has changed it since it was"
        " read.",
    ),
    term("refusal", "{code} can't be kept. {problems}."),
    term("refusal", "This {noun} can't be kept. {problems}."),
    term("refusal", "The unit can't be kept. {problems}."),
    term(
        "refusal",
        "no unit has this reference code; describe it first: an import does it with units in "
        "its mapping, another program with POST /api/units",
    ),
    term("refusal", "no unit has this reference code; describe it first"),
    term("refusal", "lies below the unit itself"),
    term("refusal", "the unit with this reference code has another id; leave the id out"),
    term("refusal", "must say something"),
    term("refusal", "Nothing has been changed since this was public: there is no draft of it."),
    term("refusal", "A photograph is not withdrawn without a reason."),
    term("refusal", "say why: it is what the public is told from now on"),
    term("refusal", "The state that this working copy was begun from is not kept any more."),
    term(
        "refusal",
        "{code} was changed past its working copy, in the same fields. Look at both, and save"
        " what is right.",
    ),
    term("refusal", "{code} was withdrawn on {day}."),
    term("refusal", "{code} was deleted on {day}."),
    term("refusal", "{code} is public. Withdraw it first: then it can be deleted."),
    term("refusal", "A photograph is not deleted without a reason."),
    term("refusal", "say why: it is kept with the reference code, for good"),
    term("refusal", "This {noun} of {code} is withheld until {day}."),
    term("refusal", "This {noun} of {code} is withheld."),
    term(
        "refusal",
        "This {noun} of {code} is shown up to {size} pixels; larger to those who sign in.",
    ),
    term(
        "refusal",
        "must be from 0 (no picture) to {most} pixels; leave it out to close it whole",
    ),
    term("refusal", "an inscription has no picture of its own; put the rule on its side"),
    term("refusal", "A state is not compared with itself."),
    term("refusal", "There is no picture of this scan to show: it is {condition}."),
    term("refusal", "There is no unit with the reference code {code}."),
    term("refusal", "this id does not belong to this file; leave it out for another file"),
    term("refusal", "this {part} with this id; leave it out for a new one"),
    term("refusal", "this id is given twice"),
    term("refusal", "the side has no picture on which a region could lie; leave it out"),
    term("refusal", "reaches beyond the side's picture, which is {size} pixels"),
    term("refusal", "must be the place of another reading of this inscription, from 0"),
    term("refusal", "goes round in a circle: that reading rests on this one"),
    term(
        "refusal",
        "reading {other}, counted from 0, is preferred too, in the same layer and language; "
        "prefer one at most",
    ),
    term("refusal", "its texts together have {count} characters, at most {most}"),
    term("refusal", "has {count} entries, at most {most}"),
    term("refusal", "its lists together have {count} entries, at most {most}"),
    term("refusal", "{count} dates of this kind are preferred; prefer one at most"),
    term("refusal", "must be the number of a side and that of an inscription on it, from 0"),
    term("refusal", "must be the number of a side, from 0"),
    term("refusal", "say on which side it lies: side is the number of a side, from 0"),
    term("refusal", "must be the reference code of the other photograph"),
    term("refusal", "is this photograph itself; name another one"),
    term("refusal", "is said twice to be so ({kind})"),
    term(
        "refusal",
        "can't be so ({kind}): it is recorded the other way round too ({other}); take one of both "
        "away",
    ),
    term("refusal", "nobody can give a thing to themselves"),
    term("refusal", "before it was made there was nothing to be known of it"),
    term("refusal", "is no EDTF date that can be"),
    term("refusal", "must say why the remark may stand"),
    term("refusal", "can't be let stand: it can't be true"),
)
