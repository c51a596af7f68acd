"""Taking a photograph back from the public."""

from app.domain.viewers import Viewer
from app.domain.work import JobKind
from app.holdings import Holding


def withdraw(holding: Holding, viewer: Viewer, photograph_id: str, *, reason: str) -> bool:
    """Withdraw a photograph; False where it was not published.

    From then on every reader is told that it was withdrawn, when and why: `Rejected` without a
    reason. Its stored manifest is taken away by the job asked for here.
    """
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.withdraw(photograph_id, reason=reason)
        if is_new:
            catalogue.ask_for(JobKind.MANIFEST, photograph_id)
        catalogue.commit()
        return is_new
