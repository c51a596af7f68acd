"""Changing one's own password."""

from app.domain.account_faults import AccountFault, refusal
from app.domain.accounts import SignedIn
from app.domain.passwords import fit_password
from app.holdings import Holding
from app.holdings.credentials import proven_by_password


def change_password(
    holding: Holding, signed_in: SignedIn, *, former: str, new: str, address: str
) -> None:
    """Keep a new password for whoever knows the former one, and end all their other sessions.

    `Rejected` names what is not right, `TooManyTries` a guesser who found a browser open.
    """
    account = signed_in.account
    fit = fit_password(new, name=account.name)
    proven = proven_by_password(holding, name=account.name, password=former, address=address)
    if proven is None:
        raise refusal("former_password", AccountFault.PASSWORD_FORMER)
    kept = holding.passwords.keepable(fit)
    with holding.open(signed_in.viewer, writes=True) as catalogue:
        catalogue.accounts.keep_password(account.id, kept, but_for=signed_in.session_id)
        catalogue.commit()
