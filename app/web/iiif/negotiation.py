"""Which of two names of one JSON document a client wants in Content-Type."""

from typing import Final

JSON: Final = "application/json"
JSON_LD: Final = "application/ld+json"


def prefers_json_ld(accept: str, *, otherwise: bool) -> bool:
    """Whether Accept asks for JSON-LD rather than JSON. RFC 9110, 12.5.1.

    Only a type that is named counts: `*/*`, and whatever else can't be met, gets what there is
    `otherwise`. Nobody is ever told 406: viewers send headers that mean nothing.
    """
    weights = _weights(accept)
    as_ld, as_json = weights.get(JSON_LD, 0.0), weights.get(JSON, 0.0)
    return otherwise if as_ld == as_json else as_ld > as_json


def _weights(accept: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for entry in accept.split(","):
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            weights[name] = max(weights.get(name, 0.0), float(weight))
        except ValueError:
            weights[name] = 1.0
    return weights
