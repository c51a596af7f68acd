"""Signing in: a proof of who somebody is, and the session that follows."""

import secrets
from dataclasses import dataclass, field
from typing import Final, Protocol

from app.domain.accounts import Account
from app.domain.errors import Rejected
from app.domain.signing_in import Proven
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.holdings.credentials import proven_by_password
from app.holdings.holding import digest_of

_SECRET_BYTES: Final = 32


class Authenticator(Protocol):
    """Tells whose account somebody has: by what they know, or because others vouch for them."""

    def prove(self, holding: Holding, *, address: str) -> Proven | None:
        """Name the account; None where nothing is proven, `TooManyTries` past a limit."""


@dataclass(frozen=True, slots=True)
class ByPassword:
    """Name and password, as they were typed."""

    name: str
    password: str = field(repr=False)

    def prove(self, holding: Holding, *, address: str) -> Proven | None:
        """Compare them with what is kept."""
        return proven_by_password(holding, name=self.name, password=self.password, address=address)


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that has begun. `cookie` is given to the browser, and kept nowhere."""

    account: Account
    cookie: str = field(repr=False)


def sign_in(
    holding: Holding,
    authenticator: Authenticator,
    *,
    address: str,
    browser: str = "",
    former_cookie: str = "",
) -> Begun:
    """Begin a session for whoever proves to have an account; `Rejected` where they don't.

    Its cookie is new, whatever the browser sent before: a session that somebody else put there is
    not taken up, and ended where it was one.
    """
    proven = authenticator.prove(holding, address=address)
    if proven is not None:
        cookie = secrets.token_urlsafe(_SECRET_BYTES)
        with holding.open(Viewer("public", address=address), writes=True) as catalogue:
            account = catalogue.signing_in.begin(
                proven,
                sha256=digest_of(cookie),
                browser=browser,
                former=digest_of(former_cookie),
            )
            catalogue.commit()
        if account is not None:
            return Begun(account, cookie)
    raise Rejected("The name or the password is not right.")
