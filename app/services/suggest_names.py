"""Names that go on as somebody has begun to type them."""

from app.domain.authorities import AuthorityNoun, AuthoritySummary
from app.domain.viewers import Viewer
from app.holdings import Holding


def suggest_names(
    holding: Holding, viewer: Viewer, noun: AuthorityNoun, typed: str, *, limit: int = 12
) -> tuple[AuthoritySummary, ...]:
    """Give authorities with a name whose words begin as those that were typed."""
    with holding.open(viewer) as catalogue:
        return catalogue.authorities.suggest(noun, typed, limit=limit)
