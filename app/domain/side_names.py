"""Which side of which photograph a scan shows, as far as its file's name tells.

`12_r.tif` and `12_v.tif` are two sides of `12`. Words say so by themselves; a letter or a number
only beside its partner, and never in a longer series: `IMG_001` to `IMG_120` are 120 photographs.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.sides import SideKind

DEFAULT_SIDE_NAMES: Final = (
    "recto/verso r/v a/b front/back obverse/reverse face/rear awers/rewers przód/tył przod/tyl "
    "lico/odwrocie 1/2 01/02 001/002 0001/0002 envelope=envelope koperta=envelope "
    "mount=mount-recto podkład=mount-recto detail=detail detal=detail "
    "target=colour-target wzornik=colour-target"
)
"""Pairs of recto and verso, and words that say another side."""

_PICTURE_ENDS: Final = frozenset(
    ("tif", "tiff", "jpg", "jpeg", "jpe", "jfif", "png", "jp2", "j2k", "webp", "avif", "gif", "bmp")
)
_UNKNOWN_END: Final = re.compile(r"\.(?=\w*[^\W\d])\w{1,5}\Z")
_SEPARATORS: Final = " _-.()[]"
_BETWEEN: Final = re.compile(r"[ _\-.()\[\]]")
_LONGEST_WORD: Final = 40
_FIRST, _SECOND = SideKind.RECTO, SideKind.VERSO


@dataclass(frozen=True, slots=True)
class SideMark:
    """What a name's end may say: a side, and within which pair of words it does."""

    word: str
    kind: SideKind
    family: str = ""

    @property
    def is_weak(self) -> bool:
        """Whether it may as well mean something else: a single letter, or a number."""
        return len(self.word) == 1 or self.word.isdecimal()


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file in a group. `place` is where its name stood among those given, from 0."""

    kind: SideKind
    name: str
    place: int


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The files of one photograph, by what their names have in common."""

    stem: str
    files: tuple[SideFile, ...]


@dataclass(frozen=True, slots=True)
class SideNames:
    """The rule by which names are read; `read_side_names` makes it."""

    marks: tuple[SideMark, ...]
    by_word: dict[str, SideMark] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Look words up fast; of a word that stands twice the first counts."""
        found = {mark.word: mark for mark in reversed(self.marks)}
        object.__setattr__(self, "by_word", found)


def read_side_names(text: str) -> SideNames:
    """Read a rule such as `r/v recto/verso koperta=envelope`. `ValueError` says what can't be."""
    marks: list[SideMark] = []
    for part in text.split():
        word, equals, kind = part.partition("=")
        if equals:
            marks.append(SideMark(_checked(word), _kind(kind)))
            continue
        pair = part.split("/")
        if len(pair) != 2:  # noqa: PLR2004 - recto and verso
            raise ValueError(
                f"must be pairs such as r/v, or words such as koperta=envelope: {part}"
            )
        marks += [
            SideMark(_checked(pair[0]), _FIRST, part),
            SideMark(_checked(pair[1]), _SECOND, part),
        ]
    return SideNames(tuple(marks))


def grouped(names: Sequence[str], rule: SideNames | None = None) -> tuple[FileGroup, ...]:
    """Group the scans of each photograph; the groups are in the order of their first names.

    A name that says nothing is a photograph of its own, and shows its recto.
    """
    found = [_read(name, rule or EVERY_NAME) for name in names]
    believed = _believed(found)
    groups: dict[str, list[SideFile]] = defaultdict(list)
    stems: dict[str, str] = {}
    for place, (name, read, is_believed) in enumerate(zip(names, found, believed, strict=True)):
        stem = read.stem if is_believed else read.whole
        key = _folded(stem) or f"\0{place if not is_believed else ''}"
        stems.setdefault(key, stem)
        kind = read.mark.kind if is_believed and read.mark else _FIRST
        groups[key].append(SideFile(kind, name, place))
    return tuple(FileGroup(stems[key], _in_order(files)) for key, files in groups.items())


def suggested_stem(name: str) -> str:
    """Give a name without its ending: what a photograph of its own would be called after."""
    return _without_ending(unicodedata.normalize("NFC", name)).strip()


@dataclass(frozen=True, slots=True)
class _Read:
    """A name without its ending, and what may be a mark of a side in it."""

    whole: str
    stem: str = ""
    mark: SideMark | None = None
    series: str = ""  # of a letter or number that is no mark: what stands before it


def _read(name: str, rule: SideNames) -> _Read:
    whole = _without_ending(unicodedata.normalize("NFC", name))
    head, tail = _split_last(whole)
    if (mark := rule.by_word.get(_folded(tail))) and (head or not mark.is_weak):
        return _Read(whole, head, mark)
    first, rest = _split_first(whole)
    mark = rule.by_word.get(_folded(first))
    if mark and not mark.is_weak and rest:
        return _Read(whole, rest, mark)
    is_counting = bool(head) and (tail.isdecimal() or len(tail) == 1)
    return _Read(whole, series=_folded(head) if is_counting else "")


def _believed(found: Sequence[_Read]) -> list[bool]:
    """Say of each mark whether it holds: a weak one needs its partner, and no third beside it."""
    series = {read.series for read in found if read.series}
    wholes = {_folded(read.whole) for read in found if read.mark is None}
    pairs: dict[tuple[str, str], set[SideKind]] = defaultdict(set)
    families: dict[str, set[str]] = defaultdict(set)
    for read in found:
        if read.mark and read.mark.is_weak:
            pairs[_folded(read.stem), read.mark.family].add(read.mark.kind)
            families[_folded(read.stem)].add(read.mark.family)
    believed = []
    for read in found:
        stem, mark = _folded(read.stem), read.mark
        if mark is None or not mark.is_weak:
            believed.append(mark is not None)
            continue
        has_partner = pairs[stem, mark.family] >= {_FIRST, _SECOND} or (
            mark.kind is _SECOND and not mark.word.isdecimal() and stem in wholes
        )
        believed.append(has_partner and stem not in series and len(families[stem]) == 1)
    return believed


def _split_last(whole: str) -> tuple[str, str]:
    """Split off a name's last word; a letter or word right behind a digit is one too."""
    trimmed = whole.rstrip(_SEPARATORS)
    tail = _BETWEEN.split(trimmed)[-1]
    letters = tail.lstrip("0123456789")
    tail = letters if letters and letters.isalpha() else tail
    return trimmed[: len(trimmed) - len(tail)].rstrip(_SEPARATORS), tail


def _split_first(whole: str) -> tuple[str, str]:
    trimmed = whole.lstrip(_SEPARATORS)
    head = _BETWEEN.split(trimmed, maxsplit=1)[0]
    return head, trimmed[len(head) :].lstrip(_SEPARATORS)


def _without_ending(name: str) -> str:
    """Take off `.tif`, `.tif.jpg` and the like; what has no letter is no ending."""
    bare = name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    whole = _UNKNOWN_END.sub("", bare)
    while (parts := whole.rpartition("."))[0] and parts[2].lower() in _PICTURE_ENDS:
        whole = parts[0]
    return whole or bare


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _in_order(files: Iterable[SideFile]) -> tuple[SideFile, ...]:
    kinds = list(SideKind)
    return tuple(sorted(files, key=lambda file: (kinds.index(file.kind), file.place)))


def _checked(word: str) -> str:
    folded = _folded(word)
    if not folded or len(folded) > _LONGEST_WORD or any(sign in _SEPARATORS for sign in folded):
        raise ValueError(f"must be words of letters and digits: {word}")
    return folded


def _kind(name: str) -> SideKind:
    try:
        return SideKind(name.replace("-", " "))
    except ValueError as error:
        known = ", ".join(kind.replace(" ", "-") for kind in SideKind)
        raise ValueError(f"must name a side, one of {known}: {name}") from error


EVERY_NAME: Final = read_side_names(DEFAULT_SIDE_NAMES)
