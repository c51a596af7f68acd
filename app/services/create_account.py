"""Letting somebody sign in from now on."""

from app.domain.accounts import Account, Role, account_name
from app.domain.passwords import fit_password
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def create_account(  # noqa: PLR0913 - all that an account begins with
    holding: Holding,
    viewer: Viewer,
    *,
    name: str,
    role: Role,
    password: str,
    display_name: str = "",
) -> Account:
    """Make an account. `Rejected` names what can't be, `Conflict` says that the name is taken."""
    viewer.must(Scope.ADMINISTER)
    kept = holding.passwords.keepable(fit_password(password, name=account_name(name)))
    with holding.open(viewer, writes=True) as catalogue:
        account = catalogue.accounts.add(name=name, shown=display_name, role=role, password=kept)
        catalogue.commit()
        return account
