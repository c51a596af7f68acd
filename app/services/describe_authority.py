"""Keeping what is known of an authority."""

from app.domain.authorities import AuthorityDescription, AuthorityNoun, SavedAuthority
from app.domain.viewers import Viewer
from app.holdings import Holding


def describe_authority(  # noqa: PLR0913 - whose, which, and what of it
    holding: Holding,
    viewer: Viewer,
    noun: AuthorityNoun,
    description: AuthorityDescription,
    *,
    authority_id: str | None = None,
    expected_version: int | None = None,
) -> SavedAuthority:
    """Keep an authority; a new one where no id is given. `Conflict` and `Rejected` as told there.

    Photographs that name it are made known again by jobs.
    """
    with holding.open(viewer, writes=True) as catalogue:
        saved = catalogue.authorities.save(
            noun, description, authority_id=authority_id, expected_version=expected_version
        )
        catalogue.commit()
        return saved
