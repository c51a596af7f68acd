"""How far two small pictures agree in their details, piece by piece.

A perceptual hash tells of the large shapes alone: forms that were printed alike and filled in
differently have nearly the same. Here each piece of one picture is looked for near its place in
the other one, so that a scan that was cropped or laid a little askew still agrees.
"""

from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from app.imaging.decoders import decoding

_LONGEST_PX: Final = 256
_PIECE_PX: Final = 24
_REACH_PX: Final = 6
"""So far from its place a piece is looked for: 2 in 100 cropped, or 1 degree askew."""

_SHADE_PX: Final = 16  # what changes over more than so much is light, and no detail
_LEAST_DETAIL: Final = 6.0  # of 255, as a standard deviation
_ALIKE: Final = 0.7  # as a correlation

_Pixels = npt.NDArray[np.float64]


def picture_agreement(one: bytes, other: bytes, *, quarter_turns: int = 0) -> float | None:
    """Give the share of the pieces with details of either picture that are the same in both.

    Both are JPEG; `other` is turned clockwise first. None where neither has any detail.
    `UnreadableScan` where one can't be decoded.
    """
    with decoding():
        first = _opened(one)
        second = _opened(other).rotate(-90 * quarter_turns, expand=True)
        mine, theirs = _details(first), _details(second.resize(first.size, _LANCZOS))
    verdicts = [
        _is_there(piece, around)
        for piece, around in _pieces(mine, theirs)
        if max(piece.std(), around.std()) >= _LEAST_DETAIL
    ]
    return sum(verdicts) / len(verdicts) if verdicts else None


_LANCZOS: Final = Image.Resampling.LANCZOS


def _opened(jpeg: bytes) -> Image.Image:
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        small = picture.convert("L")
    small.thumbnail((_LONGEST_PX, _LONGEST_PX), _LANCZOS)
    return small


def _details(picture: Image.Image) -> _Pixels:
    """Take the light out of a picture: what changes over long stretches."""
    width_px, height_px = picture.size
    coarse = max(1, width_px // _SHADE_PX), max(1, height_px // _SHADE_PX)
    light = picture.resize(coarse, Image.Resampling.BOX).resize(
        picture.size, Image.Resampling.BICUBIC
    )
    return np.asarray(picture, dtype=np.float64) - np.asarray(light, dtype=np.float64)


def _pieces(mine: _Pixels, theirs: _Pixels) -> list[tuple[_Pixels, _Pixels]]:
    """Cut one picture into pieces, each with what lies around its place in the other one."""
    height_px, width_px = mine.shape
    ends = [range(_REACH_PX, side - _PIECE_PX - _REACH_PX + 1, _PIECE_PX)
            for side in (height_px, width_px)]  # fmt: skip
    return [
        (
            mine[y : y + _PIECE_PX, x : x + _PIECE_PX],
            theirs[
                y - _REACH_PX : y + _PIECE_PX + _REACH_PX, x - _REACH_PX : x + _PIECE_PX + _REACH_PX
            ],
        )
        for y in ends[0]
        for x in ends[1]
    ]


def _is_there(piece: _Pixels, around: _Pixels) -> bool:
    """Whether a piece is found around its place: the best of all correlations."""
    wanted = piece - piece.mean()
    windows = np.lib.stride_tricks.sliding_window_view(around, piece.shape)
    centred = windows - windows.mean(axis=(2, 3), keepdims=True)
    strength = np.sqrt((centred**2).sum(axis=(2, 3))) * np.linalg.norm(wanted)
    likeness = (centred * wanted).sum(axis=(2, 3)) / np.maximum(strength, 1e-9)
    return bool(likeness.max() >= _ALIKE)
