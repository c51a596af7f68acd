"""Taking the merge of two authorities back."""

from app.domain.authorities import AuthorityMerge
from app.domain.viewers import Viewer
from app.holdings import Holding


def undo_merge(holding: Holding, viewer: Viewer, merge_id: str) -> AuthorityMerge:
    """Bring back an authority that was merged into another, with its names and links."""
    with holding.open(viewer, writes=True) as catalogue:
        merge = catalogue.authorities.undo_merge(merge_id)
        catalogue.commit()
        return merge
