"""Hashes of pictures: distance, turning, and how a near one is found by its bands."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.near_duplicates import (
    MOST_DIFFERENT,
    alike,
    bands,
    closest,
    distance,
    near_bands,
    positions,
    turned,
)

hashes = st.integers(0, 2**63 - 1)


def bit(down: int, across: int) -> int:
    """The bit of so many waves down and across."""
    return 1 << 63 - (8 * down + across)


def test_one_wave_across_turned_once_is_one_wave_down() -> None:
    """Bright on the left: a quarter turn clockwise brings the left to the top."""
    assert turned(bit(0, 1), 1) & bit(1, 0) == bit(1, 0)


def test_one_wave_down_turned_once_is_one_wave_across_the_other_way() -> None:
    """Bright at the top comes to the right: the wave across begins dark."""
    assert turned(bit(1, 0), 1) & bit(0, 1) == 0


@given(hashes)
def test_four_quarter_turns_are_none(likeness: int) -> None:
    assert turned(likeness, 4) == likeness
    assert turned(turned(likeness, 1), 3) == likeness
    assert turned(turned(likeness, 2), 2) == likeness


@given(hashes, st.sets(st.integers(0, 62), max_size=MOST_DIFFERENT))
def test_whatever_differs_in_six_bits_shares_a_band_but_for_one(
    likeness: int, flipped: set[int]
) -> None:
    other = likeness
    for place in flipped:
        other ^= 1 << place
    assert distance(likeness, other) == len(flipped)
    pairs = zip(bands(likeness), bands(other), strict=True)
    assert any(theirs in near_bands(mine) for mine, theirs in pairs)


def test_bands_are_the_four_quarters_of_a_hash() -> None:
    assert bands(0x0123_4567_89AB_CDEF) == (0x0123, 0x4567, 0x89AB, 0xCDEF)
    assert len(set(near_bands(0x0F0F))) == 17


@given(hashes, st.integers(0, 3))
def test_a_turned_picture_is_found_with_how_it_lies(likeness: int, turns: int) -> None:
    bits, found = closest(positions(likeness), turned(likeness, turns))
    assert bits == 0
    assert turned(likeness, found) == turned(likeness, turns)


def test_pairs_among_a_few_are_found_once() -> None:
    one, other = 0x0123_4567_89AB_CDEF, 0x7EDC_BA98_7654_3210
    found = alike([("a", one), ("b", other), ("c", one ^ 0b111)])
    assert found == [("a", "c", 3, 0)]
