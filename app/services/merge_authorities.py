"""Making one authority of two."""

from app.domain.authorities import AuthorityMerge, AuthorityNoun
from app.domain.viewers import Viewer
from app.holdings import Holding


def merge_authorities(  # noqa: PLR0913 - whose, which two, and why
    holding: Holding,
    viewer: Viewer,
    noun: AuthorityNoun,
    merged_id: str,
    *,
    into: str,
    reason: str = "",
) -> AuthorityMerge:
    """Merge one authority into another; all that named it names the other one from now on."""
    with holding.open(viewer, writes=True) as catalogue:
        merge = catalogue.authorities.merge(noun, merged_id, into, reason=reason)
        catalogue.commit()
        return merge
