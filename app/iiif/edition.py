"""Which manifests the builder makes, told without importing it: that takes half a second."""

from typing import Final

EDITION: Final = 6
"""Raised whenever the same photograph would get other bytes: it makes stored manifests old."""
