"""Opening a photograph to the public."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def publish(holding: Holding, viewer: Viewer, photograph_id: str, *, reason: str = "") -> bool:
    """Publish a photograph, as its working copy says, and the units above it.

    False where nothing was to be done. `Clash` where the photograph was changed past its working
    copy in the same fields: nothing is changed then.
    """
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.publish(photograph_id, reason=reason)
        catalogue.commit()
        return is_new
