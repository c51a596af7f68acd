"""Scans that show nearly the same picture, by their perceptual hashes.

A hash has 64 bits: bit 63 - (8u + v) tells whether the picture's cosine transform is positive at
u waves down and v waves across; the first bit, of no wave at all, is always 0. What a turned
picture has instead follows from this alone: no pixel is needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.sides import SideKind

MOST_DIFFERENT: Final = 6
"""In how many of its bits a hash may differ that is still offered as nearly the same."""

LEAST_AGREEMENT: Final = 0.8
"""In which share of their details two scans of one picture agree at least.

Of 74 forms of a register, printed alike and filled in differently, the 16 pairs with nearly the
same hash agree in 0.33 to 0.69; a scan agrees with itself encoded at quality 40, at half its size,
1 in 100 cropped or half a degree askew in 0.93 or more (`tests/imaging/test_picture_agreement.py`).
"""

BANDS: Final = 4
_WAVES: Final = 8
_BAND_BITS: Final = 16
_LAST_BIT: Final = 63


class LikenessVerdict(StrEnum):
    """What somebody has decided of two scans that look alike."""

    DIFFERENT = "different pictures"
    SAME_NEGATIVE = "same negative"  # another print: a related photograph
    SAME_SCAN = "same photograph again"


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A catalogued scan that looks like another one. `distance` counts the bits that differ.

    `turned` says by how many quarter turns, clockwise, the one must be turned to look like this.
    `agreement` is the share of details in which both agree, None where nobody has looked.
    """

    sha256: str
    distance: int
    turned: int
    photograph_id: str
    reference_code: str
    side: SideKind
    verdict: LikenessVerdict | None = None
    agreement: float | None = None

    @property
    def is_same_picture(self) -> bool:
        """Whether it may show the same; else only its layout is the same, as of forms or mounts."""
        return is_same_picture(self.agreement)


def is_same_picture(agreement: float | None) -> bool:
    """Whether two scans that agree so far may show the same; what nobody has looked at may."""
    return agreement is None or agreement >= LEAST_AGREEMENT


def distance(one: int, other: int) -> int:
    """Count the bits in which two hashes differ."""
    return (one ^ other).bit_count()


def turned(likeness: int, quarter_turns: int) -> int:
    """Give the hash of the same picture, turned clockwise.

    Turning once puts waves across in the place of waves down, and turns the sign of those with an
    odd number of waves across.
    """
    for _ in range(quarter_turns % 4):
        likeness = _turned_once(likeness)
    return likeness


def positions(likeness: int) -> tuple[int, ...]:
    """Give the hashes of a picture in all four positions, turned by 0, 1, 2 and 3 quarters."""
    return tuple(turned(likeness, turns) for turns in range(4))


def closest(in_positions: Sequence[int], other: int) -> tuple[int, int]:
    """Give the least distance to another hash from one of these, and which one has it."""
    return min((distance(one, other), turns) for turns, one in enumerate(in_positions))


def bands(likeness: int) -> tuple[int, ...]:
    """Cut a hash into four numbers of 16 bits, by which it is found."""
    mask = (1 << _BAND_BITS) - 1
    return tuple(likeness >> _BAND_BITS * place & mask for place in reversed(range(BANDS)))


def near_bands(band: int) -> tuple[int, ...]:
    """Give a band and those that differ from it in one bit.

    Of two hashes that differ in at most six bits, one band of four differs in at most one.
    """
    return (band, *(band ^ 1 << bit for bit in range(_BAND_BITS)))


def alike(likenesses: Iterable[tuple[str, int]]) -> list[tuple[str, str, int, int]]:
    """Find the pairs among a few scans that look alike, by name; each pair once.

    Of each pair it tells the bits that differ, and by how many quarters the first must be turned,
    clockwise, to look like the second.
    """
    known = list(likenesses)
    found = []
    for place, (one, mine) in enumerate(known):
        in_positions = positions(mine)
        for other, theirs in known[place + 1 :]:
            bits, turns = closest(in_positions, theirs)
            if bits <= MOST_DIFFERENT:
                found.append((one, other, bits, turns))
    return found


def _turned_once(likeness: int) -> int:
    made = 0
    for down in range(_WAVES):
        for across in range(_WAVES):
            was = likeness >> _place(across, down) & 1
            if down or across:
                made |= (was ^ across & 1) << _place(down, across)
    return made


def _place(down: int, across: int) -> int:
    return _LAST_BIT - (_WAVES * down + across)
