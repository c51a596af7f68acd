"""Searching inside one photograph, as IIIF viewers ask for it."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif import content_search_1, content_search_2

_ANSWERS: Final = {1: content_search_1.answer, 2: content_search_2.answer}
_WORD_LISTS: Final = {1: content_search_1.autocomplete, 2: content_search_2.autocomplete}
T = TypeVar("T")


def search_inside(  # noqa: PLR0913 - whose, where, what, and in which form
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    query: str,
    *,
    version: int,
    ignored: Sequence[str] = (),
) -> DeliveredDocument:
    """Answer a query by IIIF Content Search 1 or 2: the readings in which the words stand.

    `ignored` names the parameters of the request that were not looked at. `NotFound` where there
    is no such photograph or version, or the viewer may not know of it.
    """
    answer = _of_version(_ANSWERS, version)
    with holding.open(viewer) as catalogue:
        hits = catalogue.search_within(photograph_id, query)
    body = answer(
        hits,
        photograph_id=photograph_id,
        query=query,
        addresses=holding.addresses,
        ignored=ignored,
    )
    return DeliveredDocument.to(viewer, body)


def suggest_words(  # noqa: PLR0913 - as above
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    beginning: str,
    *,
    version: int,
    ignored: Sequence[str] = (),
) -> DeliveredDocument:
    """Answer the beginning of a word with the words written on the photograph that begin so."""
    word_list = _of_version(_WORD_LISTS, version)
    with holding.open(viewer) as catalogue:
        words = catalogue.words_within(photograph_id, beginning)
    body = word_list(
        words,
        photograph_id=photograph_id,
        query=beginning,
        addresses=holding.addresses,
        ignored=ignored,
    )
    return DeliveredDocument.to(viewer, body)


def _of_version(forms: Mapping[int, T], version: int) -> T:
    if version not in forms:
        raise NotFound("There is nothing at this address.")
    return forms[version]
