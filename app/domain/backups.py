"""Backups: what one holds, and what came of making one or of putting it back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A copy of the catalogue, by its name in the store, with what was copied for it.

    `copied` originals are new in the store, `already` were there. `lost` names those that could
    not be copied, with the reason.
    """

    name: str
    photographs: int
    copied: int
    already: int
    copied_bytes: int
    records: int
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """A copy of the catalogue in a store. `file` is its database, `digest` that one's SHA-256."""

    name: str
    made_at: str
    file: str
    digest: str
    size_bytes: int
    photographs: int
    originals: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: which copy of the catalogue, and originals new here and already here."""

    catalogue: StoredCatalogue
    copied: int
    already: int
    records: int
    lost: tuple[str, ...] = ()
