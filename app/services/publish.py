"""Opening a photograph to the public."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def publish(holding: Holding, viewer: Viewer, photograph_id: str) -> bool:
    """Publish a photograph and the units above it; False where it was published already."""
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.publish(photograph_id)
        catalogue.commit()
        return is_new
