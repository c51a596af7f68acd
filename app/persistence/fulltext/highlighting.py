"""The places of a photograph's texts that answer, quoted as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from app.domain.analysis import Answer
from app.domain.hits import Highlight, Quotation
from app.domain.photographs import PhotographDescription
from app.domain.readings import whole_of
from app.domain.search_terms import Wanted
from app.persistence.also_called import OtherNames
from app.persistence.analysis import Analyser
from app.persistence.fulltext.entry_words import COLUMNS, column_of_side
from app.persistence.fulltext.passages import Passage, passages
from app.persistence.fulltext.plan import Plan, wanted

MOST_HIGHLIGHTS: Final = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A photograph as the viewer may see it, with the other names of what it names.

    `words` has its entry's words by column: where they hold none that is wanted, no text is gone
    through.
    """

    description: PhotographDescription
    other_names: OtherNames
    words: Mapping[str, str]


class Highlighting:
    """Quotes what one plan finds."""

    def __init__(self, analyser: Analyser, plan: Plan) -> None:
        self._analyser = analyser
        self._wanted = {name: wanted(plan, name) for name in COLUMNS}
        self._helped = {name: wanted(plan, name, with_help=True) for name in COLUMNS}
        self._words = {name: _words_of(each) for name, each in self._wanted.items()}

    def highlights(self, shown: Shown) -> tuple[Highlight, ...]:
        """Quote the places that answer, in the order in which they are told; not all of very many.

        Where a text answers the whole question, only such are quoted: the odd word elsewhere says
        nothing more. A reading that was cut from one that is quoted says nothing more either.
        """
        telling_columns = {
            name
            for name, words in self._words.items()
            if not words.isdisjoint(shown.words[name].split())
        }
        answers = [
            (passage, answer)
            for passage in passages(shown.description, shown.other_names)
            if column_of(passage) in telling_columns and (answer := self.answer(passage)).quotations
        ]
        most = max((answer.answered for _, answer in answers), default=0)
        is_whole = any(answer.answered == self._asked(passage) for passage, answer in answers)
        telling = [
            (passage, answer.quotations)
            for passage, answer in answers
            if answer.answered == most or not is_whole
        ]
        told = [passage for passage, _ in telling]
        quoted = (
            highlight(passage, quotation)
            for passage, quotations in telling
            if not is_told_whole(passage, told)
            for quotation in quotations
        )
        return tuple(islice(quoted, MOST_HIGHLIGHTS))

    def answer(self, passage: Passage) -> Answer:
        """Quote what a single text has of what is wanted in such texts."""
        wanted_here = self._wanted[column_of(passage)]
        if not (wanted_here.words or wanted_here.phrases):
            return Answer()
        answer = self._analyser.quoted(passage.text, wanted_here)
        helped = self._helped[column_of(passage)]
        if not answer.quotations or helped == wanted_here:
            return answer
        together = self._analyser.quoted(passage.text, helped).quotations
        told = [each.exact for each in answer.quotations]
        whole = (q for q in together if any(exact in q.exact for exact in told))
        return replace(answer, quotations=tuple(whole))

    def _asked(self, passage: Passage) -> int:
        wanted_here = self._wanted[column_of(passage)]
        return len(wanted_here.words) + len(wanted_here.phrases)


def _words_of(wanted_here: Wanted) -> frozenset[str]:
    """Give all words of which a text must hold one to be quoted."""
    of_phrases = (words for phrase in wanted_here.phrases for words in phrase)
    return frozenset().union(*wanted_here.words, *of_phrases)


def column_of(passage: Passage) -> str:
    """Name the column of an entry that has the words of a passage."""
    return column_of_side(passage.side.kind) if passage.side else passage.field.value


def is_told_whole(passage: Passage, told: Sequence[Passage]) -> bool:
    """Whether the reading that a passage was cut from is among those that are told."""
    if passage.inscription is None or passage.reading is None or passage.reading.truncates is None:
        return False
    readings = passage.inscription.readings
    whole = readings[whole_of(readings, readings.index(passage.reading))]
    return whole is not passage.reading and any(one.reading is whole for one in told)


def highlight(passage: Passage, quotation: Quotation) -> Highlight:
    """Say where a quotation stands."""
    side, inscription, reading = passage.side, passage.inscription, passage.reading
    return Highlight(
        field=passage.field.value,
        quotation=quotation,
        side=side.kind if side else None,
        side_id=side.id if side else "",
        region=inscription.region if inscription else None,
        scan=side.shown_scan if side else None,
        rotation_deg=inscription.rotation_deg if inscription else 0,
        reading_id=reading.id if reading else "",
        inscription_id=inscription.id if inscription else "",
        language=passage.language,
        matched_as=passage.matched_as,
        name_of=passage.name_of,
    )
