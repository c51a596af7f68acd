"""One change of many photographs: what is to be done to each, and what became of it."""

from enum import StrEnum


class ItemState(StrEnum):
    """How far a batch has come with one photograph."""

    WAITING = "waiting"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNDONE = "undone"
    LEFT = "left"  # it was changed again since, and is not undone
