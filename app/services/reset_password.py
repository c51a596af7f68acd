"""Giving somebody a password who has lost theirs."""

from app.domain.passwords import fit_password
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def reset_password(holding: Holding, viewer: Viewer, account_id: str, password: str) -> None:
    """Keep a password that an administrator chose, and end all sessions of the account."""
    viewer.must(Scope.ADMINISTER)
    with holding.open(viewer) as catalogue:
        name = catalogue.accounts.account(account_id).name
    kept = holding.passwords.keepable(fit_password(password, name=name))
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.accounts.keep_password(account_id, kept)
        catalogue.commit()
