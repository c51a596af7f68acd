"""Photographs that may be meant, as somebody begins to type which."""

from collections.abc import Collection

from app.domain.catalogued import PhotographSummary
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def suggest_photographs(
    holding: Holding, viewer: Viewer, typed: str, *, limit: int = 12
) -> tuple[PhotographSummary, ...]:
    """Give photographs whose reference codes begin so, then those that a search for it finds."""
    viewer.must(Scope.WRITE)
    wanted = typed.strip()
    if not wanted:
        return ()
    with holding.open(viewer) as catalogue:
        coded = catalogue.relations.coded(wanted, limit=limit)
        found = catalogue.search(wanted, limit=limit).items if len(coded) < limit else ()
    every = {one.id: one for one in (*coded, *(hit.photograph for hit in found))}
    return tuple(every.values())[:limit]


def codes_without_photographs(
    holding: Holding, viewer: Viewer, codes: Collection[str]
) -> frozenset[str]:
    """Give those of these reference codes under which nothing is catalogued yet."""
    if not codes:
        return frozenset()
    with holding.open(viewer) as catalogue:
        return catalogue.relations.not_catalogued(codes)
