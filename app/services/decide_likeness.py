"""Deciding whether two scans that look alike show the same thing."""

from dataclasses import replace

from app.domain.near_duplicates import LikenessVerdict, NearDuplicate
from app.domain.relations import RelationKind, with_relation, without_relation
from app.domain.saving import ScanPlace
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.likeness import with_agreement
from app.persistence.catalogue import Catalogue

_REASON = "looks alike: {verdict}"


def decide_likeness(
    holding: Holding, viewer: Viewer, one: str, other: str, verdict: LikenessVerdict
) -> None:
    """Keep what somebody says of two scans, by their digests.

    Where both are catalogued, of two photographs, these are related as prints of the same negative
    from now on, or no longer: beside what the public sees, as any change of a description.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.likenesses.decide(one, other, verdict)
        here, there = (catalogue.scan_places(sha256) for sha256 in (one, other))
        if here and there and here[0].photograph_id != there[0].photograph_id:
            _relate(catalogue, here[0], there[0], verdict)
        catalogue.commit()


def near_duplicates(
    holding: Holding, viewer: Viewer, photograph_id: str
) -> tuple[tuple[str, NearDuplicate], ...]:
    """Give the scans of other photographs that look like one of a photograph's, with its digest.

    Those that may show the same come first, then those that have nothing but their layout in
    common.
    """
    viewer.must(Scope.READ)
    with holding.open(viewer) as catalogue:
        catalogue.photograph_version(photograph_id)  # `NotFound` where there is none
        own = catalogue.likenesses.of_photograph(photograph_id)
        pairs = [
            (sha256, found)
            for sha256, likeness in own
            for found in catalogue.likenesses.near(sha256, likeness)
            if found.photograph_id != photograph_id
        ]
    looked_at = [(sha256, with_agreement(holding, sha256, found)) for sha256, found in pairs]
    return tuple(sorted(looked_at, key=lambda pair: not pair[1].is_same_picture))


def _relate(
    catalogue: Catalogue, here: ScanPlace, there: ScanPlace, verdict: LikenessVerdict
) -> None:
    """Say it of the first of both, unless the other says so; take it back of both."""
    if verdict is LikenessVerdict.SAME_NEGATIVE:
        related = catalogue.relations.of_photograph(here.photograph_id)
        said = {one.other.id for one in related if one.kind is RelationKind.SAME_NEGATIVE}
        if there.photograph_id not in said:
            _edit(catalogue, here, there.reference_code, verdict)
        return
    _edit(catalogue, here, there.reference_code, verdict)
    _edit(catalogue, there, here.reference_code, verdict)


def _edit(catalogue: Catalogue, place: ScanPlace, code: str, verdict: LikenessVerdict) -> None:
    photograph = catalogue.photograph(place.photograph_id)
    said = catalogue.working_copy(place.photograph_id) or photograph
    is_so = verdict is LikenessVerdict.SAME_NEGATIVE
    related = (with_relation if is_so else without_relation)(
        said.description.related, RelationKind.SAME_NEGATIVE, code
    )
    if related != said.description.related:
        catalogue.edit(
            replace(said.description, related=related),
            photograph_id=place.photograph_id,
            expected_version=said.version,
            reason=_REASON.format(verdict=verdict.value),
        )
