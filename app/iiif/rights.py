"""The one rights statement that IIIF takes: IIIF Presentation API 3.0, 3.2 `rights`."""

from collections.abc import Iterable

from app.domain.rights import RightsDescription, is_statement

__all__ = ["is_statement", "rights_uri"]


def rights_uri(assertions: Iterable[RightsDescription]) -> str | None:
    """Give the first Creative Commons or RightsStatements.org URI that is asserted."""
    return next((one.uri for one in assertions if is_statement(one.uri)), None)
