"""What a page of each list costs at the beginning, and deep inside: processor time."""

import time
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sqlalchemy import select

from app.domain.activities import PublicNoun
from app.domain.harvesting import HarvestPosition
from app.domain.viewers import THE_PUBLIC
from app.exchange.oai_request import Verb
from app.exchange.oai_token import ResumptionToken
from app.holdings import Holding
from app.iiif.change_discovery import last_page
from app.persistence.public_stream import LISTED_AT_ONCE
from app.persistence.records.standing import Standing
from app.services.harvest import harvest
from app.services.list_pages import list_part, list_parts
from app.services.tell_changes import tell_all_changes, tell_page_of_changes

_TIMES: Final = 9
_DEEP: Final = 0.99
_PREFIX: Final = {"metadataPrefix": "oai_dc"}


class Measured(NamedTuple):
    """A list, with the milliseconds of a page at its beginning and deep inside."""

    name: str
    beginning_ms: float
    deep_ms: float


def measure(holding: Holding) -> Iterator[Measured]:
    """Ask for pages of every list."""
    count = _count(holding)
    deep = _deep_position(holding, count)
    for verb in (Verb.IDENTIFIERS, Verb.RECORDS):
        for prefix in ("oai_dc", "edm") if verb is Verb.RECORDS else ("oai_dc",):
            asked = {"metadataPrefix": prefix}
            token = ResumptionToken(verb, asked, deep, cursor=int(count * _DEEP)).written()
            yield _compared(
                holding,
                f"OAI-PMH {verb} {prefix}",
                [("verb", verb), *asked.items()],
                [("verb", verb), ("resumptionToken", token)],
            )
    yield _of_a_set(holding)
    since = deep.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    yield _compared(
        holding,
        "OAI-PMH ListIdentifiers, from",
        [("verb", "ListIdentifiers"), *_PREFIX.items(), ("from", "2000-01-01")],
        [("verb", "ListIdentifiers"), *_PREFIX.items(), ("from", since)],
    )
    first, last = 0, last_page(_events(holding))
    yield Measured(
        "Change Discovery, a page",
        cost_ms(lambda: tell_page_of_changes(holding, first)),
        cost_ms(lambda: tell_page_of_changes(holding, last - 1 if last else 0)),
    )
    part = (_events(holding) - 1) // LISTED_AT_ONCE
    yield Measured(
        "Sitemap, a part",
        cost_ms(lambda: list_part(holding, 0)),
        cost_ms(lambda: list_part(holding, max(part - 1, 0))),
    )
    whole = cost_ms(lambda: list_parts(holding))
    yield Measured("Sitemap, the index", whole, whole)
    whole = cost_ms(lambda: tell_all_changes(holding))
    yield Measured("Change Discovery, the collection", whole, whole)


def cost_ms(ask: Callable[[], object]) -> float:
    """Give the least of some times that an answer takes of a processor."""
    ask()
    costs = []
    for _ in range(_TIMES):
        began = time.process_time()
        ask()
        costs.append(time.process_time() - began)
    return min(costs) * 1000


def _compared(
    holding: Holding, name: str, first: list[tuple[str, str]], deep: list[tuple[str, str]]
) -> Measured:
    for asked in (first, deep):
        if b"<error" in harvest(holding, asked):
            raise ValueError(asked)
    return Measured(
        name, cost_ms(lambda: harvest(holding, first)), cost_ms(lambda: harvest(holding, deep))
    )


def _of_a_set(holding: Holding) -> Measured:
    """Harvest the unit at the top, from its first record and from one in the last unit."""
    with holding.open(THE_PUBLIC) as catalogue:
        sets = catalogue.harvesting.sets(after="", limit=500)
    top, last = sets[0], sets[-1]
    with holding.engine.connect() as connection:
        record = connection.execute(
            select(Standing.subject_id, Standing.changed_at)
            .where(Standing.unit_id == last.units[-1])
            .order_by(Standing.changed_at, Standing.subject_id)
            .limit(1)
        ).one()
    arguments = {**_PREFIX, "set": ":".join(top.units)}
    after = HarvestPosition(record.changed_at, record.subject_id, last.path)
    token = ResumptionToken(Verb.IDENTIFIERS, arguments, after).written()
    return _compared(
        holding,
        "OAI-PMH ListIdentifiers of a set",
        [("verb", "ListIdentifiers"), *arguments.items()],
        [("verb", "ListIdentifiers"), ("resumptionToken", token)],
    )


def _deep_position(holding: Holding, count: int) -> HarvestPosition:
    statement = (
        select(Standing.changed_at, Standing.subject_id)
        .where(Standing.noun == PublicNoun.PHOTOGRAPH)
        .order_by(Standing.changed_at, Standing.subject_id)
        .offset(int(count * _DEEP) - 1)
        .limit(1)
    )
    with holding.engine.connect() as connection:
        found = connection.execute(statement).one()
    return HarvestPosition(found.changed_at, found.subject_id)


def _count(holding: Holding) -> int:
    with holding.engine.connect() as connection:
        told = select(Standing.subject_id).where(Standing.noun == PublicNoun.PHOTOGRAPH)
        return len(connection.execute(told).all())


def _events(holding: Holding) -> int:
    with holding.open(THE_PUBLIC) as catalogue:
        return catalogue.stream.count()
