"""Bringing back what was known of an authority."""

from app.domain.authorities import AuthorityNoun, SavedAuthority
from app.domain.viewers import Viewer
from app.holdings import Holding


def restore_authority(
    holding: Holding, viewer: Viewer, noun: AuthorityNoun, authority_id: str, version: int
) -> SavedAuthority:
    """Have an authority say again what it said at a version: that is a new version.

    The name that goes stays as another form. `NameTaken` where somebody else has the old one.
    """
    with holding.open(viewer, writes=True) as catalogue:
        former = catalogue.authorities.revision(noun, authority_id, version)
        saved = catalogue.authorities.save(
            noun,
            former.description,
            authority_id=authority_id,
            reason=f"as in version {version}",
            former=former.description,
        )
        catalogue.commit()
        return saved
