"""Where the map of places has its background from."""

import re
from typing import Final

_TILES: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/[!-~]*")
_NUMBERS: Final = ("{z}", "{x}", "{y}")


def known_tiles(url: str) -> str:
    """Want an address that a page's policy can name, with a place for each tile's numbers."""
    is_whole = _TILES.fullmatch(url) is not None and all(number in url for number in _NUMBERS)
    if url and not is_whole:
        raise ValueError("must be such as https://tiles.example.org/{z}/{x}/{y}.png")
    return url
