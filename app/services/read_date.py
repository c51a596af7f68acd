"""Reading a date as people write it, for whoever is writing one."""

from app.domain.dating import Calendar, DateUnderstanding
from app.language.date_sentences import Said
from app.language.dates import UndecidedDate, interpret


def read_date(
    text: str, *, language: str = "en", calendar: Calendar | None = None
) -> DateUnderstanding:
    """Say what a text means as a date, in sentences of a language: English or Polish.

    The text itself may be English, Polish, German or Russian, or EDTF. `calendar` is the one that
    it is known to be written in; None leaves it to the text to say so. Nothing is refused: what is
    not understood comes back as written, with the reason.
    """
    found = interpret(text, calendar=calendar)
    if isinstance(found, UndecidedDate):
        return DateUnderstanding(
            as_written=text,
            reason=_sentences(found.reasons, language),
            alternatives=found.alternatives,
            calendar=calendar or Calendar.GREGORIAN,
        )
    return DateUnderstanding(
        as_written=text,
        edtf=found.edtf,
        earliest_on=found.span.earliest_on,
        latest_on=found.span.latest_on,
        qualifier=found.span.qualifier,
        calendar=found.calendar,
        note=_sentences(found.taken, language),
        alternatives=found.alternatives,
    )


def _sentences(said: tuple[Said, ...], language: str) -> str:
    """Write sentences out, each with its capital and its full stop."""
    told = (one.in_language(language) for one in said)
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in told)
