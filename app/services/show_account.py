"""An account, where it is signed in, and which tokens it has made."""

from dataclasses import dataclass

from app.domain.accounts import Account, SessionSummary
from app.domain.viewers import TokenSummary, Viewer
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account with its sessions, the one used last first, and its tokens, the newest last."""

    account: Account
    sessions: tuple[SessionSummary, ...]
    tokens: tuple[TokenSummary, ...]


def show_account(holding: Holding, viewer: Viewer, account_id: str) -> ShownAccount:
    """Give an account to its owner or an administrator."""
    with holding.open(viewer) as catalogue:
        accounts = catalogue.accounts
        return ShownAccount(
            accounts.account(account_id),
            accounts.sessions(account_id),
            accounts.tokens(account_id),
        )
