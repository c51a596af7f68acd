"""Who may sign in."""

from app.domain.accounts import Account
from app.domain.catalogued import Page
from app.domain.viewers import Viewer
from app.holdings import Holding


def list_accounts(
    holding: Holding, viewer: Viewer, *, after: str | None = None, limit: int = 50
) -> Page[Account]:
    """List the accounts by name."""
    with holding.open(viewer) as catalogue:
        return catalogue.accounts.listed(after=after, limit=limit)
