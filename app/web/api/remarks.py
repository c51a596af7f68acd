"""What is odd about what a program has handed in, and was kept all the same."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import getitem
from typing import Any, Final

from app.domain.custody import CustodyEventDescription
from app.domain.custody_faults import custody_remarks
from app.domain.photographs import PhotographDescription
from app.domain.sigla import parse
from app.exchange.document_paths import path_text, quoted_value
from app.exchange.markup import TOLD, without_markup
from app.language.edtf import parse_edtf
from app.web.api.answers import ProblemLine
from app.web.pages.wording import wording

Chain = Sequence[CustodyEventDescription]
_ENGLISH = "en"
_MOST_TOLD: Final = 100


def remarks_on(description: PhotographDescription, *, inherited: Chain) -> tuple[ProblemLine, ...]:
    """Point out marks that are out of place, and what in the chain nobody has let stand yet."""
    chain = custody_lines(description.custody, inherited=inherited)
    return (*chain, *_sigla_lines(description))


def markup_lines(document: Any) -> tuple[ProblemLine, ...]:
    """Name the texts that held HTML, as they were handed in: the first hundred of them.

    `document` is what a description was read of, which holds them as plain text.
    """
    _, held = without_markup(document)
    return tuple(
        ProblemLine(path_text(path), quoted_value(reduce(getitem, path, document)), TOLD)
        for path in held[:_MOST_TOLD]
    )


def custody_lines(chain: Chain, *, inherited: Chain = ()) -> tuple[ProblemLine, ...]:
    """Point out what is odd about a chain; `inherited` are the events that go before it.

    A line's value is the code with which the remark is let stand, in `accepted_remarks`.
    """
    first, words = len(inherited), wording(_ENGLISH)
    found = custody_remarks((*inherited, *chain), span_of=parse_edtf)
    return tuple(
        ProblemLine(
            f"custody[{one.position - first}].{one.field}", one.code.value, words.term(one.code)
        )
        for one in found
        if one.position >= first and not one.accepted
    )


def _sigla_lines(description: PhotographDescription) -> Iterator[ProblemLine]:
    for across, side in enumerate(description.sides):
        for down, written in enumerate(side.inscriptions):
            for number, reading in enumerate(written.readings):
                where = f"sides[{across}].inscriptions[{down}].readings[{number}].text"
                for fault in parse(reading.text).faults:
                    yield ProblemLine(where, fault.mark, str(fault))
