"""All that an answer says, to be compared with that of another database."""

from typing import Any

from app.domain.hits import SearchAnswer, SearchHit


def told(answer: SearchAnswer) -> dict[str, Any]:
    """Give all that an answer says."""
    return {
        "total": answer.total,
        "items": [_hit(one) for one in answer.items],
        "approximate": [_hit(one) for one in answer.approximate],
        "expansions": [
            (one.typed, [(spelling.written, spelling.reason) for spelling in one.found])
            for one in answer.expansions
        ],
        "did_you_mean": answer.did_you_mean,
        "facets": answer.facets,
        "timeline": answer.timeline,
        "undated": answer.undated,
    }


def _hit(found: SearchHit) -> tuple[Any, ...]:
    """Give what is said of one photograph."""
    quotations = tuple((one.field, one.quotation) for one in found.highlights)
    return found.photograph.id, found.score, found.tier, quotations
