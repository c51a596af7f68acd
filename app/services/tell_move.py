"""Telling harvesters that the whole catalogue has another address."""

from pydantic import HttpUrl, ValidationError

from app.domain.errors import Problem, Rejected
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.holdings.telling import tell_portions
from app.iiif.addresses import Addresses


def tell_move(holding: Holding, viewer: Viewer, former: str) -> int:
    """Write an event for each thing that is shown; give how many. `Rejected` for no address.

    In portions: what is broken off goes on when it is asked for again, or as the server runs.
    """
    try:
        former_base = Addresses(str(HttpUrl(former))).base
    except ValidationError:
        raise _refused(former, "is no address that begins with http:// or https://") from None
    if former_base == holding.addresses.base:
        raise _refused(former, "is where the catalogue is now; set VERSO_PUBLIC_URL first")
    with holding.open(viewer, writes=True) as catalogue:
        before = catalogue.stream.count()
        catalogue.tell_of_move(former_base)
        catalogue.commit()
    tell_portions(holding)
    with holding.open(viewer) as catalogue:
        return catalogue.stream.count() - before


def _refused(former: str, reason: str) -> Rejected:
    problem = Problem("address", former[:60], reason)
    return Rejected(f"Nothing was told. {problem}.", (problem,))
