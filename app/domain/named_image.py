"""An image with a name that people know it by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedImage:
    """An image in a list. `id` is its name in IIIF; `name` its file's or its photograph's."""

    id: str
    name: str
