"""Taking the power of a token away."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def revoke_token(holding: Holding, viewer: Viewer, token_id: str) -> None:
    """End a token, for whoever made it or may administer; once more changes nothing."""
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.tokens.revoke(token_id)
        catalogue.commit()
