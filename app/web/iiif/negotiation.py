"""Which form of a document a client wants: its type, its version of the API, its encoding."""

import re
from collections.abc import Iterator
from typing import Final

from app.iiif.presentation_version import PresentationVersion

JSON: Final = "application/json"
JSON_LD: Final = "application/ld+json"
_PROFILE: Final = re.compile(r'profile="?([^"]*)')


def prefers_json_ld(accept: str, *, otherwise: bool) -> bool:
    """Whether Accept asks for JSON-LD rather than JSON. RFC 9110, 12.5.1.

    Only a type that is named counts: `*/*`, and whatever else can't be met, gets what there is
    `otherwise`. Nobody is ever told 406: viewers send headers that mean nothing.
    """
    weights = _weights(accept)
    as_ld, as_json = weights.get(JSON_LD, 0.0), weights.get(JSON, 0.0)
    return otherwise if as_ld == as_json else as_ld > as_json


def wanted_version(accept: str) -> PresentationVersion:
    """Tell which version of the Presentation API Accept names by its profile.

    Presentation API 3.0, 6.3 and 2.1.1, 7: the context stands for the version. Version 3 is what
    there is for everybody who names none, or both alike.
    """
    named = dict.fromkeys(PresentationVersion, 0.0)
    for name, parameters in _entries(accept):
        profile = _PROFILE.search(parameters)
        for version in PresentationVersion:
            if name == JSON_LD and profile and version.context in profile[1].split():
                named[version] = max(named[version], _weight(parameters))
    v2, v3 = named[PresentationVersion.V2], named[PresentationVersion.V3]
    return PresentationVersion.V2 if v2 > v3 else PresentationVersion.V3


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether Accept-Encoding takes gzip. RFC 9110, 12.5.3."""
    weights = _weights(accept_encoding)
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weights(accept: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for name, parameters in _entries(accept):
        weights[name] = max(weights.get(name, 0.0), _weight(parameters))
    return weights


def _entries(header: str) -> Iterator[tuple[str, str]]:
    for entry in header.split(","):
        name, _, parameters = entry.partition(";")
        if name.strip():
            yield name.strip().lower(), parameters.strip()


def _weight(parameters: str) -> float:
    for parameter in parameters.lower().split(";"):
        if parameter.strip().startswith("q="):
            try:
                return float(parameter.strip()[2:])
            except ValueError:
                return 1.0
    return 1.0
