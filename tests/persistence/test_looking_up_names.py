"""A photograph that names many costs no more queries than one that names few."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Engine, event

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect what is asked of the database."""
    asked: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _naming(code: str, count: int) -> PhotographDescription:
    written = tuple(
        InscriptionDescription(
            InscriptionKind.STAMP,
            writer=f"{code} writer {number}",
            hand=f"{code} hand {number}",
            stamp=f"{code} stamp {number}",
        )
        for number in range(count)
    )
    return PhotographDescription(
        code,
        sides=(SideDescription(SideKind.VERSO, inscriptions=written),),
        agents=tuple(
            ContributionDescription(AgentRole.DEPICTED, f"{code} person {number}")
            for number in range(count)
        ),
        places=tuple(
            PlaceDescription(PlaceRole.SHOWN, f"{code} place {number}") for number in range(count)
        ),
    )


def test_a_photograph_with_many_names_is_read_with_as_many_queries_as_one_with_few(
    opened: Opening, engine: Engine
) -> None:
    counts = []
    with opened(THE_DESK, writes=True) as catalogue:
        ids = [catalogue.save(_naming(f"A/{count}", count)).id for count in (1, 60)]
        catalogue.commit()
    for photograph_id in ids:
        with opened(THE_DESK) as catalogue, counted(engine) as asked:
            found = catalogue.photograph(photograph_id)
        counts.append(len(asked))
    assert len(found.authority_ids) == 60 * 5
    assert counts[0] == counts[1]
