"""Signing somebody out elsewhere."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def end_sessions(
    holding: Holding, viewer: Viewer, account_id: str, *, session_id: str = "", but_for: str = ""
) -> int:
    """End one session of an account, or all of them but one; give how many."""
    with holding.open(viewer, writes=True) as catalogue:
        if session_id:
            catalogue.accounts.end_session(account_id, session_id)
            ended = 1
        else:
            ended = catalogue.accounts.end_sessions(account_id, but_for=but_for)
        catalogue.commit()
        return ended
