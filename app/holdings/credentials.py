"""Proving who somebody is by name and password."""

from app.domain.accounts import account_name
from app.domain.errors import Rejected
from app.domain.signing_in import Proven
from app.domain.viewers import Viewer
from app.holdings.holding import Holding


def proven_by_password(
    holding: Holding, *, name: str, password: str, address: str
) -> Proven | None:
    """Tell whose account it is; None where name and password are not those of one.

    An unknown name is answered like a wrong password and takes as long. Each try is counted before
    the comparison; `TooManyTries` where there were too many.
    """
    name = _as_kept(name)
    viewer = Viewer("public", address=address)
    with holding.open(viewer, writes=True) as catalogue:
        credentials = catalogue.signing_in.credentials(name)
        catalogue.commit()
    kept = credentials.kept if credentials else ""
    if holding.passwords.matches(password, kept) and credentials:
        renewed = ""
        if holding.passwords.is_outdated(kept):
            renewed = holding.passwords.keepable(password)
        return Proven(credentials.account_id, kept, renewed)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.signing_in.refuse(name)
        catalogue.commit()
    return None


def _as_kept(name: str) -> str:
    """Bring a name to its kept form; what can be none is counted as it was typed."""
    try:
        return account_name(name)
    except Rejected:
        return name.encode("utf-8", "replace").decode("utf-8")
