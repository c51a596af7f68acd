"""How long it takes to save a photograph with one inscription changed, and its index with it."""

import random
import time
from dataclasses import replace
from typing import Final

from app.domain.inscriptions import ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from benchmarks.search.asking import at
from benchmarks.search.words import SPEAKERS, WEIGHTS

_TIMES: Final = 100
_SEED: Final = 11


def report(holding: Holding) -> str:
    """Save photographs with another text; tell the whole saving and the part of the index."""
    chance = random.Random(_SEED)  # noqa: S311 - the same each time
    whole: list[float] = []
    of_index: list[float] = []
    with holding.engine.connect() as connection:
        ids = connection.exec_driver_sql(
            "SELECT photograph_id FROM search_entry LIMIT 20000"
        ).scalars()
        chosen = chance.sample(list(ids), _TIMES)
    for photograph_id in chosen:
        with holding.open(THE_DESK) as catalogue:
            description = _changed(chance, catalogue.photograph(photograph_id).description)
        began = time.perf_counter()
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save(description, photograph_id=photograph_id)
            catalogue.commit()
        whole.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.authorities.renew_search_words(photograph_id)
            catalogue.commit()
        of_index.append(1000 * (time.perf_counter() - began))
    return (
        f"Saving one inscription: {at(whole, 0.5):.1f} ms (p50), {at(whole, 0.99):.1f} ms (p99); "
        f"its entry alone, unchanged: {at(of_index, 0.5):.1f} ms (p50)"
    )


def _changed(chance: random.Random, description: PhotographDescription) -> PhotographDescription:
    """Give a photograph with another text for its first inscription."""
    speaker = chance.choices(SPEAKERS, WEIGHTS)[0]
    reading = ReadingDescription(speaker.text(chance, 12), language=speaker.language.tag)
    sides = [_without_regions(side) for side in description.sides]
    for number, side in enumerate(sides):
        if side.inscriptions:
            first, *others = side.inscriptions
            written = (replace(first, readings=(reading,)), *others)
            sides[number] = replace(side, inscriptions=written)
            break
    return replace(description, sides=tuple(sides))


def _without_regions(side: SideDescription) -> SideDescription:
    """Leave out where writing stands: not every side here has a picture."""
    return replace(side, inscriptions=tuple(replace(i, region=None) for i in side.inscriptions))
