"""Deciding whether two scans that look alike show the same thing."""

from app.domain.near_duplicates import LikenessVerdict, NearDuplicate
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def decide_likeness(
    holding: Holding, viewer: Viewer, one: str, other: str, verdict: LikenessVerdict
) -> None:
    """Keep what somebody says of two scans, by their digests; nothing else is changed."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.likenesses.decide(one, other, verdict)
        catalogue.commit()


def near_duplicates(
    holding: Holding, viewer: Viewer, photograph_id: str
) -> tuple[tuple[str, NearDuplicate], ...]:
    """Give the scans of other photographs that look like one of a photograph's, with its digest."""
    viewer.must(Scope.READ)
    with holding.open(viewer) as catalogue:
        catalogue.photograph_version(photograph_id)  # `NotFound` where there is none
        own = catalogue.likenesses.of_photograph(photograph_id)
        return tuple(
            (sha256, found)
            for sha256, likeness in own
            for found in catalogue.likenesses.near(sha256, likeness)
            if found.photograph_id != photograph_id
        )
