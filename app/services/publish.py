"""Opening a photograph to the public."""

from app.domain.viewers import THE_DESK, Scope, Viewer
from app.holdings import Holding
from app.holdings.prepared_words import PreparedAnalyser, prepared_for


def publish(holding: Holding, viewer: Viewer, photograph_id: str, *, reason: str = "") -> bool:
    """Publish a photograph, as its working copy says, and the units above it.

    False where nothing was to be done. `Clash` where the photograph was changed past its working
    copy in the same fields: nothing is changed then.
    """
    viewer.must(Scope.PUBLISH)
    words = _words(holding, photograph_id)
    with holding.open(viewer, writes=True, analyser=words) as catalogue:
        is_new = catalogue.publish(photograph_id, reason=reason)
        catalogue.commit()
        return is_new


def _words(holding: Holding, photograph_id: str) -> PreparedAnalyser:
    """Look at what is about to be shown, before others have to wait."""
    with holding.open(THE_DESK) as catalogue:
        copy = catalogue.working_copy(photograph_id)
    return prepared_for(copy.description) if copy else prepared_for()
