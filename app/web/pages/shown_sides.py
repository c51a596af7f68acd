"""The sides of a photograph as its page shows them: recto and verso beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.domain.agents import ContributionDescription
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription
from app.domain.region import Region
from app.domain.sides import ScanDescription, SideDescription, SideKind, SidePresence
from app.domain.size_caps import reduced_name
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.shown_states import ShownState, shown_state
from app.web.pages.shown_withholding import ShownWithholding, shown_rule
from app.web.pages.text import Text
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an inscription or a person stands on a side, in pixels of the full image.

    `anchor` is where the page tells of it; `name` is somebody's, `number` an inscription's.
    """

    anchor: str
    number: int
    region: Region
    name: str = ""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A side. Without a picture, `presence` or `condition` says why, and `note` what was found.

    `viewer` opens the deep zoom on this side, `zoom` is where that learns of its scan in tiles;
    `width_px` and `height_px` are those of its scan; `state` links to it from any IIIF viewer;
    `sha256` is what its original is handed out by.
    """

    kind: SideKind
    label: Text
    presence: SidePresence
    picture: Picture | None
    condition: ScanCondition
    note: str
    viewer: str
    marks: tuple[Mark, ...] = ()
    width_px: int = 0
    height_px: int = 0
    withheld: ShownWithholding | None = None
    zoom: str = ""
    state: ShownState | None = None
    sha256: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it lies rather than stands."""
        return self.width_px > self.height_px


def shown_sides(
    sides: tuple[SideDescription, ...],
    photograph_id: str,
    *,
    server: ImageServer,
    words: Wording,
    people: Sequence[ContributionDescription] = (),
) -> tuple[ShownSide, ...]:
    """Make what a page shows of each side, in order, with those `people` who stand somewhere."""
    return tuple(
        _shown(
            side,
            photograph_id,
            (*_faces(people, place), *_marks(side, first)),
            server=server,
            words=words,
        )
        for place, (side, first) in enumerate(zip(sides, first_numbers(sides), strict=True))
    )


def first_numbers(sides: tuple[SideDescription, ...]) -> list[int]:
    """Number inscriptions from 1 through all sides: the number of each side's first one."""
    counts = (len(side.inscriptions) for side in sides)
    return list(accumulate(counts, initial=1))[: len(sides)]


def anchor_of(number: int) -> str:
    """Where on the page an inscription stands."""
    return f"inscription-{number}"


def person_anchor(number: int) -> str:
    """Where on the page somebody is named, by their place among all, from 1."""
    return f"person-{number}"


def _faces(people: Sequence[ContributionDescription], side: int) -> Iterator[Mark]:
    for number, one in enumerate(people, start=1):
        if one.side == side and one.region:
            yield Mark(person_anchor(number), number, one.region, one.name)


def _marks(side: SideDescription, first: int) -> Iterator[Mark]:
    for number, inscription in enumerate(side.inscriptions, start=first):
        if inscription.region:
            yield Mark(anchor_of(number), number, inscription.region)


def _shown(
    side: SideDescription,
    photograph_id: str,
    marks: tuple[Mark, ...],
    *,
    server: ImageServer,
    words: Wording,
) -> ShownSide:
    scan = side.shown_scan
    told = scan or next(iter(side.scans), None)
    return ShownSide(
        kind=side.kind,
        label=words.text(side.label),
        presence=side.presence,
        picture=server.whole(scan) if scan else None,
        condition=told.condition if told else ScanCondition.SOUND,
        note=told.condition_note if told else "",
        viewer=local(server.addresses.viewer(photograph_id, side.id)),
        marks=marks if scan else (),
        width_px=scan.width_px if scan else 0,
        height_px=scan.height_px if scan else 0,
        withheld=shown_rule(side.access, words),
        zoom=_zoom(scan, server) if scan else "",
        state=shown_state(photograph_id, side.id, None, server) if scan else None,
        sha256=told.sha256 if told else "",
    )


def _zoom(scan: ScanDescription, server: ImageServer) -> str:
    cap_px = scan.size_cap_px
    name = scan.id if cap_px is None else reduced_name(scan.id, cap_px)
    return local(f"{server.addresses.image_service(name)}/info.json")


def crop_of(
    inscription: InscriptionDescription, side: SideDescription, server: ImageServer
) -> Picture | None:
    """The writing alone, upright; None where nothing says where it is or the side has no scan."""
    scan = side.shown_scan
    if scan is None or inscription.region is None:
        return None
    return server.crop(scan, inscription.region, rotation_deg=inscription.rotation_deg)
