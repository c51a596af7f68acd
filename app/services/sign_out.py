"""Signing out: the session ends here, whatever the browser keeps."""

from app.domain.viewers import Viewer
from app.holdings import Holding
from app.holdings.holding import digest_of


def sign_out(holding: Holding, cookie: str, *, address: str) -> bool:
    """End the session of a cookie; False where it was over already.

    Anybody may send a cookie: one of no session is looked up, and no writer waits for that.
    """
    if holding.signed_in(cookie) is None:
        return False
    with holding.open(Viewer("public", address=address), writes=True) as catalogue:
        ended = catalogue.signing_in.end(digest_of(cookie))
        catalogue.commit()
        return ended
