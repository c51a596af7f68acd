"""A stream that is written again says what the one before said, in the same order."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.access import AccessRule
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.telling_anew import tell_from_the_beginning

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


def stream(opened: Opening) -> list[tuple[str, str, datetime]]:
    with opened(THE_PUBLIC) as catalogue:
        events = catalogue.stream.activities(after=0, limit=100)
    return [(one.kind.value, one.subject_id, one.happened_at) for one in events]


def stands(engine: Engine) -> list[tuple[object, ...]]:
    query = "SELECT subject_id, noun, state, unit_id FROM standing ORDER BY subject_id"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_what_was_lost_is_told_again(
    opened: Opening, engine: Engine, clock: list[datetime]
) -> None:
    rules = {"closed": AccessRule(), "open": None, "gone": None}
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("U", {}))
        for code, rule in rules.items():
            saved = catalogue.save(PhotographDescription(code, unit="U", access=rule))
            catalogue.publish(saved.id)
        catalogue.save(PhotographDescription("draft"))
        catalogue.commit()
    clock[0] += timedelta(days=1)
    with opened(THE_DESK, writes=True) as catalogue:
        gone = catalogue.photograph_by_code("gone")
        assert gone is not None
        catalogue.withdraw(gone.id, reason="rights")
        catalogue.commit()
    told, stood = stream(opened), stands(engine)
    with writing(engine).begin() as connection:
        connection.execute(text("DELETE FROM activity"))
        connection.execute(text("DELETE FROM standing"))
        tell_from_the_beginning(connection)
        tell_from_the_beginning(connection)  # which does nothing more
    of_photographs = [one for one in told if one[1] != catalogue_unit(opened)]
    again = [one for one in stream(opened) if one[1] != catalogue_unit(opened)]
    assert sorted(again) == sorted(of_photographs)
    assert [at for *_, at in again] == sorted(at for *_, at in again)
    assert stands(engine) == stood


def catalogue_unit(opened: Opening) -> str:
    with opened(THE_DESK) as catalogue:
        return catalogue.units_below(None).items[0].id
