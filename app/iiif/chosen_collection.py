"""Photographs that somebody chose or found, as a collection: Presentation API 3.0, 5.1.

Such a collection is of no unit, and its address holds all that it is made of.
"""

from collections.abc import Iterable

from app.domain.catalogued import PhotographSummary
from app.domain.imagery import ImageLimits
from app.iiif.addresses import Addresses
from app.iiif.collection import WRITERS, listed_photograph, more
from app.iiif.labels import Label
from app.iiif.manifest_links import homepage
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import PresentedCollection


def chosen_collection(  # noqa: PLR0913 - what is in it, and where it stands
    photographs: Iterable[PhotographSummary],
    *,
    id: str,  # noqa: A002 - the specification's own word
    page: str,
    label: Label,
    addresses: Addresses,
    limits: ImageLimits,
    following: str = "",
    query: str = "",
    version: PresentationVersion = PresentationVersion.V3,
) -> bytes:
    """Write a collection of photographs.

    `page` is its address for people; `following` that of the collection that goes on with what
    did not fit, `query` the words that were searched for: both may be empty.
    """
    listed = [
        listed_photograph(one, addresses=addresses, limits=limits, version=version)
        for one in photographs
    ]
    ends = f": {query}" if query else ""
    texts = {tag: [f"{text}{ends}" for text in values] for tag, values in label.texts.items()}
    presented = PresentedCollection(
        id,
        texts,
        (*listed, *([more(following)] if following else [])),
        homepage=homepage(page),
    )
    return WRITERS[version](presented, addresses=addresses)
