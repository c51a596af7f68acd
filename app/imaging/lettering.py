"""The letters that Verso draws itself: plain print, and a hand for what was written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from PIL import ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from app.domain.errors import Problem, Rejected

_HAND: Final = Path(__file__).parent / "fonts" / "caveat-5.3.0"
_HAND_FILES: Final = ("caveat-latin-400-normal.woff", "caveat-latin-ext-400-normal.woff")
_NO_CHARACTER: Final = "\ufffe"  # Unicode 23.7: never a character, so a face draws its empty box
_SMALL_PX: Final = 12
_LINE_HEIGHT: Final = 1.08  # of the letters' size


@dataclass(frozen=True)
class Face:
    """A face at the size that it is written in, and small, to see quickly which letters it has."""

    font: FreeTypeFont
    small: FreeTypeFont

    def has(self, character: str) -> bool:
        """Whether it draws something else than the box that stands for a missing letter."""
        return _draws(self.small, character)


@dataclass(frozen=True)
class Lettering:
    """Letters of one size from one or more faces; the first face that has a letter writes it.

    Faces are laid out by FreeType alone, so that every machine sets them alike.
    """

    faces: tuple[Face, ...]

    @classmethod
    def by_hand(cls, *, size_px: int) -> "Lettering":
        """Handwriting. Letters from U+0100 on, the Polish ones among them, have their own file."""
        return cls(
            tuple(
                Face(_open(_HAND / name, size_px), _opened_small(_HAND / name))
                for name in _HAND_FILES
            )
        )

    @classmethod
    def in_print(cls, *, size_px: int) -> "Lettering":
        """Upright letters of the English alphabet: the face has no accented ones."""
        return cls((Face(_open_default(size_px), _default_small()),))

    @property
    def line_height_px(self) -> int:
        """From one line's baseline to the next."""
        return round(self.faces[0].font.size * _LINE_HEIGHT)

    def width_px(self, text: str) -> float:
        """How far the pen moves while it writes a line."""
        return sum(face.getlength(run) for face, run in self._runs(text))

    def wrapped(self, text: str, *, width_px: int) -> list[str]:
        """Break a text between words into as few lines as fit, about equally long.

        A word that is longer than `width_px` stands alone.
        """
        words = {word: self.width_px(word) for word in {" ", *text.split()}}
        lines = _filled(text, width_px, words)
        narrower_px = width_px
        while (narrower_px := narrower_px - self.line_height_px // 2) > 0:
            evener = _filled(text, narrower_px, words)
            if len(evener) > len(lines):
                break
            lines = evener
        return lines

    def write(
        self, draw: ImageDraw.ImageDraw, text: str, *, at_px: tuple[float, float], ink: str | int
    ) -> None:
        """Write one line from a point on its baseline to the right."""
        x_px, baseline_px = at_px
        for face, run in self._runs(text):
            draw.text((x_px, baseline_px), run, fill=ink, font=face, anchor="ls")
            x_px += face.getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        """Cut a line where the face changes."""
        chosen = [(self._face_with(character).font, character) for character in text]
        for font, pairs in groupby(chosen, key=itemgetter(0)):
            yield font, "".join(character for _, character in pairs)

    def _face_with(self, character: str) -> Face:
        for face in self.faces:
            if face.has(character):
                return face
        reason = f"no face has a letter for U+{ord(character):04X}; use Latin letters"
        raise Rejected("This text can't be drawn.", (Problem("text", character, reason),))


def _filled(text: str, width_px: int, widths_px: dict[str, float]) -> list[str]:
    """Fill line after line with words, each of a known width; a space has its own."""
    lines: list[str] = []
    left_px = 0.0
    for word in text.split():
        left_px -= widths_px[" "] + widths_px[word]
        if lines and left_px >= 0:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            left_px = width_px - widths_px[word]
    return lines


@lru_cache(maxsize=4096)
def _draws(small: FreeTypeFont, character: str) -> bool:
    return bytes(small.getmask(character)) != bytes(small.getmask(_NO_CHARACTER))


@cache
def _opened_small(path: Path) -> FreeTypeFont:
    return _open(path, _SMALL_PX)


@cache
def _default_small() -> FreeTypeFont:
    return _open_default(_SMALL_PX)


def _open(path: Path, size_px: int) -> FreeTypeFont:
    return ImageFont.truetype(path, size_px, layout_engine=ImageFont.Layout.BASIC)


def _open_default(size_px: int) -> FreeTypeFont:
    face = ImageFont.load_default(size_px)
    if not isinstance(face, FreeTypeFont):
        raise Rejected("Cards can't be drawn: this Pillow was built without FreeType.")
    return face
