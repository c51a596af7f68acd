"""Words of which some letters are lost: `K[...]ski` answers to every word that fits.

The letters on both sides of what is lost make one key; a typed word is looked for under every
beginning and end that it has.
"""

from collections.abc import Iterator
from typing import Final

from app.domain.sigla_forms import GAP

_LEAST_KNOWN: Final = 3
_LONGEST_EDGE: Final = 6


def lacuna_key(damaged: str) -> str:
    """Give the key of a folded word that holds a gap; nothing where too little is left of it."""
    first, *_, last = damaged.split(GAP)
    key = first[:_LONGEST_EDGE] + GAP + (last[-_LONGEST_EDGE:] if last else "")
    return key if len(key) > _LEAST_KNOWN else ""


def meeting_keys(folded: str) -> Iterator[str]:
    """Give the keys of all damaged words that a whole one fits."""
    for start in range(min(_LONGEST_EDGE, len(folded)) + 1):
        least = max(0, _LEAST_KNOWN - start)
        for end in range(least, min(_LONGEST_EDGE, len(folded) - start) + 1):
            yield folded[:start] + GAP + folded[len(folded) - end :]
