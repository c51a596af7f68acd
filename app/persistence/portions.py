"""Something long, cut: a statement takes so many values at once, and no more."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def portions(items: Iterable[T], length: int) -> Iterator[list[T]]:
    """Cut something long into lists of `length`, the last one shorter; of nothing there is none."""
    walk = iter(items)
    while some := list(islice(walk, length)):
        yield some
