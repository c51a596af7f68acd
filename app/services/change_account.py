"""Changing what somebody may do, what they are called, and whether they may sign in."""

from app.domain.accounts import Account, Role
from app.domain.viewers import Viewer
from app.holdings import Holding


def change_account(  # noqa: PLR0913 - each of what can be changed
    holding: Holding,
    viewer: Viewer,
    account_id: str,
    *,
    role: Role | None = None,
    display_name: str | None = None,
    is_active: bool | None = None,
) -> Account:
    """Change what is given, at once and for every session; None leaves it as it is.

    Who is deactivated is out the same moment: sessions and tokens end, and don't come back.
    """
    with holding.open(viewer, writes=True) as catalogue:
        accounts = catalogue.accounts
        if role is not None:
            accounts.change_role(account_id, role)
        if display_name is not None:
            accounts.rename(account_id, display_name)
        if is_active is not None:
            (accounts.activate if is_active else accounts.deactivate)(account_id)
        account = accounts.account(account_id)
        catalogue.commit()
        return account
