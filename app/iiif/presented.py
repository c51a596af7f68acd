"""What is presented of a photograph, an album or a unit, before any version of the API writes it.

Builders make these of records; `manifest_3`, `manifest_2` and their like are small writers over
them. Nothing here says how a version names or nests things, so that a version 4 is one more writer.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.extent import Extent
from app.domain.languages import LanguageMap
from app.domain.places import PlacePoint

Pair = tuple[LanguageMap, LanguageMap]
"""A label and its values."""

NOTHING: Final[LanguageMap] = {}


@dataclass(frozen=True, slots=True)
class Linked:
    """Something beside the document that it leads to; `kind` is `Text`, `Dataset` or `Image`."""

    address: str
    kind: str
    label: LanguageMap
    format: str = ""
    languages: tuple[str, ...] = ()
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a photograph. `logo` is the address of a picture, or empty."""

    address: str
    names: LanguageMap
    homepage: Linked | None = None
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an image at a size: the largest that is given out, or a small one.

    It `is_capped` where more of it is given out to those who sign in.
    """

    image_id: str
    whole: Extent
    size: Extent
    label: LanguageMap = field(default_factory=dict)
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class SidePlace:
    """Which side of which photograph: what a canvas is named after."""

    photograph_id: str
    side_id: str


@dataclass(frozen=True, slots=True)
class PresentedSide:
    """A side, one Canvas. `captures` are the pictures of it, the one to show first.

    `notice` says why a side is withheld; empty where it isn't. `stands_apart` is what is turned
    over with no page: a detail, a colour target. `whole_label` names the photograph that it is of,
    where it is presented as part of something larger.
    """

    place: SidePlace
    label: LanguageMap
    size: Extent
    captures: tuple[Picture, ...] = ()
    small: Picture | None = None
    metadata: tuple[Pair, ...] = ()
    is_written_on: bool = False
    notice: LanguageMap = field(default_factory=dict)
    stands_apart: bool = False
    rendering: tuple[Linked, ...] = ()
    whole_label: LanguageMap = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of an album, one Range, with the sides in it."""

    id: str
    label: LanguageMap
    sides: tuple[SidePlace, ...]


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit by its id, as something that is part of it names it."""

    id: str
    label: LanguageMap


@dataclass(frozen=True, slots=True)
class Presented:
    """One Manifest: a photograph, or an album of many. Instants are UTC; `id` is its record's.

    `is_paged` says that its sides are leaves of a book. `starts_at` is the first side with
    anything to see, where that is not the first of all.
    """

    id: str
    label: LanguageMap
    homepage: Linked
    sides: tuple[PresentedSide, ...]
    summary: LanguageMap = field(default_factory=dict)
    metadata: tuple[Pair, ...] = ()
    credit: LanguageMap = field(default_factory=dict)
    rights: str | None = None
    see_also: tuple[Linked, ...] = ()
    rendering: tuple[Linked, ...] = ()
    keeper: Keeper | None = None
    happened_at: datetime | None = None
    points: tuple[PlacePoint, ...] = ()
    small: Picture | None = None
    unit: UnitLink | None = None
    is_paged: bool = False
    chapters: tuple[Chapter, ...] = ()
    starts_at: SidePlace | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a collection: a photograph or album (`is_manifest`), or another collection."""

    address: str
    label: LanguageMap
    is_manifest: bool = False
    small: Picture | None = None


@dataclass(frozen=True, slots=True)
class PresentedCollection:
    """One Collection, or one part of a long one. Its addresses are those of one version.

    `searched_as` is the id by which it can be searched, or empty.
    """

    address: str
    label: LanguageMap
    items: tuple[Listed, ...]
    summary: LanguageMap = field(default_factory=dict)
    metadata: tuple[Pair, ...] = ()
    homepage: Linked | None = None
    see_also: tuple[Linked, ...] = ()
    part_of: Listed | None = None
    searched_as: str = ""
