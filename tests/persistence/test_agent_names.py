"""What authorities tell of those through whose hands a photograph came."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityNoun
from app.domain.credit_lines import NOBODY_KNOWN
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityName

Opening = Callable[..., AbstractContextManager[Catalogue]]

PILSUDSKI = "Józef Piłsudski Institute in the United States"
BOUGHT = CustodyEventDescription(CustodyKind.PURCHASE, from_agent=PILSUDSKI, to_agent="Hoover")
NAMES = (
    ("Instytut Józefa Piłsudskiego w Ameryce", "pl", ""),
    ("Instytut Piłsudskiego w Nowym Jorku", "pl", "1950"),
    ("Piłsudski Institute", "", ""),
)


def tell(engine: Engine) -> None:
    """Let the authority file know other names of the one, and what the other is."""
    with Session(writing(engine)) as session:
        agents = {agent.name: agent for agent in session.scalars(select(Agent))}
        for position, (name, language, until) in enumerate(NAMES, start=1):
            session.add(
                AuthorityName(
                    noun=AuthorityNoun.AGENT,
                    authority_id=agents[PILSUDSKI].id,
                    position=position,
                    name=name,
                    language=language,
                    until_edtf=until,
                )
            )
        agents["Hoover"].kind = AgentKind.CORPORATE_BODY
        session.commit()


def test_the_credit_line_has_the_names_that_authorities_have(
    engine: Engine, opened: Opening
) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {}, custody=(BOUGHT,)))
        handed_down = catalogue.save(PhotographDescription("A 1", unit="A")).id
        own = catalogue.save(PhotographDescription("B 1", custody=(BOUGHT,))).id
        catalogue.commit()
    tell(engine)
    with opened(THE_DESK) as catalogue:
        for photograph_id in (handed_down, own):
            assert catalogue.photograph(photograph_id).credit_lines == {
                "en": [f"Photo from the archives of Hoover (purchased from the {PILSUDSKI})"],
                "pl": [
                    (
                        "Fotografia z archiwum: Hoover "
                        "(zakup od: Instytut Józefa Piłsudskiego w Ameryce)"
                    )
                ],
            }


def test_of_a_chain_that_names_nobody_nothing_is_known(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("C 1"))
        assert catalogue.photograph(saved.id).known_agents is NOBODY_KNOWN
