"""Names as handed in, brought to the preferred names of the authorities that they mean.

The name of somebody unidentified means whoever was found to be meant by it on this very photograph.
Else a name means the authority that is called so; where none is, the one (of the same kind, the
oldest) that has it among its other forms. Any other name stays: it begins an authority.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from app.domain.agents import AgentKind, ContributionDescription
from app.domain.authorities import AuthorityNoun
from app.domain.custody import CustodyEventDescription
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.persistence.authority_merges import merged_into
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityName
from app.persistence.records.authority_merge import AuthorityMergeRecord, MergedLink

_Meant = tuple[str, AgentKind | None]


def with_preferred_names(
    session: Session, description: PhotographDescription, *, photograph_id: str | None
) -> PhotographDescription:
    """Give a description that names its authorities as they are called today."""
    known = _known(session, set(_names(description)), photograph_id)
    if not known.is_needed:
        return description
    return replace(
        description,
        agents=tuple(known.contribution(one) for one in description.agents),
        custody=known.chain(description.custody),
        places=tuple(
            replace(one, name=known.name(AuthorityNoun.PLACE, one.name))
            for one in description.places
        ),
        subjects=tuple(known.name(AuthorityNoun.SUBJECT, term) for term in description.subjects),
        sides=tuple(known.side(side) for side in description.sides),
    )


def chain_with_preferred_names(
    session: Session, chain: Sequence[CustodyEventDescription]
) -> tuple[CustodyEventDescription, ...]:
    """Give a chain that names its agents as they are called today."""
    return _known(session, set(_of_chain(chain)), None).chain(chain)


@dataclass(slots=True)
class _Known:
    """What names mean: preferred ones, and others with the preferred name and an agent's kind."""

    preferred: set[tuple[AuthorityNoun, str]] = field(default_factory=set)
    agents: set[tuple[str, AgentKind]] = field(default_factory=set)
    others: dict[tuple[AuthorityNoun, str], list[_Meant]] = field(default_factory=dict)
    identified: dict[str, str] = field(default_factory=dict)

    @property
    def is_needed(self) -> bool:
        """Whether any name may have to be replaced."""
        return bool(self.others or self.identified)

    def name(self, noun: AuthorityNoun, name: str) -> str:
        """Give the name of what is meant, of whatever kind it is."""
        if noun is AuthorityNoun.AGENT and name in self.identified:
            return self.identified[name]
        if (noun, name) in self.preferred:
            return name
        return next((meant for meant, _ in self.others.get((noun, name), ())), name)

    def contribution(self, one: ContributionDescription) -> ContributionDescription:
        """Name an agent of the kind that is told; one who was identified may be of any."""
        if one.name in self.identified:
            return replace(one, name=self.identified[one.name])
        if (one.name, one.kind) in self.agents:
            return one
        for name, kind in self.others.get((AuthorityNoun.AGENT, one.name), ()):
            if kind is one.kind:
                return replace(one, name=name)
        return one

    def chain(
        self, chain: Sequence[CustodyEventDescription]
    ) -> tuple[CustodyEventDescription, ...]:
        """Name the agents of a chain."""
        return tuple(
            replace(
                event,
                from_agent=self.name(AuthorityNoun.AGENT, event.from_agent),
                to_agent=self.name(AuthorityNoun.AGENT, event.to_agent),
                via_agent=self.name(AuthorityNoun.AGENT, event.via_agent),
            )
            for event in chain
        )

    def side(self, side: SideDescription) -> SideDescription:
        """Name the writers, hands and stamps of a side."""
        return replace(side, inscriptions=tuple(map(self._inscription, side.inscriptions)))

    def _inscription(self, one: InscriptionDescription) -> InscriptionDescription:
        return replace(
            one,
            writer=self.name(AuthorityNoun.AGENT, one.writer),
            hand=self.name(AuthorityNoun.HAND, one.hand),
            stamp=self.name(AuthorityNoun.STAMP, one.stamp),
        )


def _known(session: Session, names: set[str], photograph_id: str | None) -> _Known:
    known = _Known()
    named = names - {""}
    if not named:
        return known
    called = aliased(AuthorityName)
    statement = (
        select(AuthorityName.noun, AuthorityName.name, called.name, Agent.kind)
        .join(
            called,
            and_(called.authority_id == AuthorityName.authority_id, called.position == 0),
        )
        .outerjoin(Agent, Agent.id == AuthorityName.authority_id)
        .where(AuthorityName.name.in_(named))
        .order_by(AuthorityName.authority_id)
    )
    for noun, name, preferred, kind in session.execute(statement):
        if name == preferred:
            known.preferred.add((noun, name))
            known.agents |= {(name, kind)} if kind else set()
        else:
            known.others.setdefault((noun, name), []).append((preferred, kind))
    if photograph_id:
        known.identified = dict(_identified(session, named, photograph_id))
    return known


def _identified(
    session: Session, names: Iterable[str], photograph_id: str
) -> Iterator[tuple[str, str]]:
    """Give the names of those whom somebody on this photograph turned out to be."""
    merges = (
        select(AuthorityMergeRecord.merged_name, AuthorityMergeRecord.target_id)
        .join(MergedLink, MergedLink.merge_id == AuthorityMergeRecord.id)
        .where(
            AuthorityMergeRecord.merged_name.in_(names),
            AuthorityMergeRecord.undone_at.is_(None),
            AuthorityMergeRecord.is_identification,
            MergedLink.owner_id == photograph_id,
        )
    )
    for name, target_id in session.execute(merges).all():
        called = select(AuthorityName.name).where(
            AuthorityName.authority_id == merged_into(session, target_id),
            AuthorityName.position == 0,
        )
        if preferred := session.scalar(called):
            yield name, preferred


def _names(description: PhotographDescription) -> Iterable[str]:
    yield from (agent.name for agent in description.agents)
    yield from _of_chain(description.custody)
    yield from (place.name for place in description.places)
    yield from description.subjects
    for _, written in description.inscriptions():
        yield from (written.writer, written.hand, written.stamp)


def _of_chain(chain: Sequence[CustodyEventDescription]) -> Iterable[str]:
    for event in chain:
        yield from (event.from_agent, event.to_agent, event.via_agent)
