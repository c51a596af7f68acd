"""Reading what scans' files say of themselves, for whoever catalogues them."""

from collections.abc import Iterable

from app.domain.embedded_facts import EmbeddedFacts
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.imaging.darkroom.orders import embedded_facts
from app.storage.layout import is_digest


def read_embedded_facts(
    holding: Holding, viewer: Viewer, digests: Iterable[str]
) -> dict[str, EmbeddedFacts]:
    """Give what files say, by digest; those are left out that are not in the store."""
    viewer.must(Scope.WRITE)
    return {
        sha256: embedded_facts(holding.originals.path(sha256), limits=holding.limits)
        for sha256 in dict.fromkeys(digests)
        if is_digest(sha256) and holding.originals.exists(sha256)
    }
