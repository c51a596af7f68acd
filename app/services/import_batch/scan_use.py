"""Whose each scan is: one file pictures one side of one photograph."""

from collections.abc import Iterable

from app.domain.saving import ScanPlace
from app.domain.sides import SideKind

_SAME = "is the same file, byte for byte, as"


class ScanUse:
    """The scans that the rows of an import have taken so far, by digest."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[str, SideKind]] = {}

    def take(self, sha256: str, *, key: str, side: SideKind) -> None:
        """Take down that a row that went through has this scan."""
        self._taken[sha256] = (key, side)

    def why_not(self, sha256: str, *, key: str, catalogued: Iterable[ScanPlace]) -> str:
        """Say whose scan it is already; empty where it is free or this photograph's own."""
        if sha256 in self._taken:
            earlier, side = self._taken[sha256]
            return f"{_SAME} the {side} of {earlier}, in an earlier row"
        for place in catalogued:
            if place.reference_code != key:
                return f"{_SAME} the {place.side} of {place.reference_code}, in the catalogue"
        return ""
