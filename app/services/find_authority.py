"""The one authority that somebody means by a name."""

from app.domain.authorities import AuthorityNoun, AuthoritySummary
from app.domain.viewers import Viewer
from app.holdings import Holding


def find_authority(
    holding: Holding, viewer: Viewer, noun: AuthorityNoun, meant: str, *, but_for: str = ""
) -> AuthoritySummary:
    """Find an authority by its name, its id or its page's address; `but_for` is none that counts.

    `NotFound` where there is none, `Conflict` where a name is that of several.
    """
    with holding.open(viewer) as catalogue:
        return catalogue.authorities.meant(noun, meant, but_for=but_for)
