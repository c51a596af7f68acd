"""The page that a content state of another catalogue leads to.

The viewer here opens nothing of others: its page may ask this server alone (its Content Security
Policy says so), and works where there is no internet.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.iiif.content_state_reading import OfAnotherCatalogue


@dataclass(frozen=True, slots=True)
class ElsewhereFields:
    """The page. `house` is the host that keeps it, `address` what was named there."""

    house: str
    address: str


def elsewhere_fields(told: OfAnotherCatalogue) -> ElsewhereFields:
    """Gather the fields of the page; the address begins with http:// or https://."""
    return ElsewhereFields(urlsplit(told.address).netloc, told.address)
