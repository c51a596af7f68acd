"""What is known of agents that somebody has just named."""

from collections.abc import Collection

from app.domain.credit_lines import KnownAgents
from app.domain.viewers import Viewer
from app.holdings import Holding


def name_agents(holding: Holding, viewer: Viewer, names: Collection[str]) -> KnownAgents:
    """Tell the names of agents in each language, and which are institutions, by the names given."""
    with holding.open(viewer) as catalogue:
        return catalogue.authorities.agents_named(names)
