"""Long work, told as it goes on."""

from typing import Protocol


class Progress(Protocol):
    """Whoever wants to know how far work has come.

    `done` of `total` steps (None: nobody knows how many), `doing` what comes next, in a few words.
    """

    def __call__(self, done: int, total: int | None, doing: str) -> None:
        """Take note."""


def quietly(done: int, total: int | None, doing: str) -> None:
    """Tell nobody."""
