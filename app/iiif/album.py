"""The manifest of an album: all its leaves in one, with a chapter for each photograph.

IIIF Presentation API 3.0, 5.2 and 5.4. Each canvas is that of its photograph, by the same address,
so that what others have cited or annotated there is met here too.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph, ChainLink
from app.domain.imagery import ImageLimits
from app.domain.languages import LanguageMap
from app.iiif.addresses import Addresses
from app.iiif.labels import Label
from app.iiif.language_maps import in_no_language, plain
from app.iiif.manifest import WRITERS, first_shown, manifest_label
from app.iiif.manifest_canvas import presented_sides
from app.iiif.manifest_custody import custody_lines
from app.iiif.manifest_links import homepage, keeper, unit_label, unit_link, unit_see_also
from app.iiif.manifest_metadata import told_pairs, written_pairs
from app.iiif.presentation_version import PresentationVersion
from app.iiif.presented import Chapter, Keeper, Pair, Presented, PresentedSide
from app.iiif.rights import rights_uri


def album_manifest(
    album: BoundAlbum,
    *,
    addresses: Addresses,
    limits: ImageLimits,
    version: PresentationVersion = PresentationVersion.V3,
) -> bytes:
    """Write an album's manifest as JSON. Equal albums make equal bytes."""
    presented = presented_album(album, addresses=addresses, limits=limits)
    return WRITERS[version](presented, addresses=addresses)


def presented_album(album: BoundAlbum, *, addresses: Addresses, limits: ImageLimits) -> Presented:
    """Present an album, as every version of the API writes it."""
    leaves = [_leaf(one, addresses, limits) for one in album.photographs]
    sides = tuple(side for leaf in leaves for side in leaf)
    described = album.unit.description
    return Presented(
        album.unit.id,
        unit_label(album.unit),
        homepage(addresses.unit(album.unit.id)),
        sides,
        summary=plain(described.scope_and_content),
        metadata=told_pairs(_metadata(album, addresses)),
        credit=plain(_shared_credit(album)),
        rights=_shared_rights(album),
        see_also=unit_see_also(album.unit.id, addresses=addresses),
        keeper=_shared_keeper(album, addresses),
        small=next((side.small for side in sides if side.small), None),
        unit=unit_link(album.unit),
        is_paged=True,
        chapters=tuple(_chapters(album, leaves)),
        starts_at=first_shown(sides),
    )


def _leaf(
    photograph: CataloguedPhotograph, addresses: Addresses, limits: ImageLimits
) -> tuple[PresentedSide, ...]:
    """Present the sides of a photograph, each saying which photograph it is of, and what it says.

    Among a hundred rectos a label must tell which; and viewers that know no annotations show what
    is written on a side among its metadata.
    """
    described = photograph.description
    whole = manifest_label(described)
    named = ((Label.PHOTOGRAPH.texts, whole),)
    written = {
        side.id: written_pairs(replace(described, sides=(side,))) for side in described.sides
    }
    return tuple(
        replace(
            side,
            whole_label=whole,
            label=_label(described.reference_code, side),
            metadata=(*told_pairs(named), *written.get(side.place.side_id, ()), *side.metadata),
        )
        for side in presented_sides(photograph, addresses=addresses, limits=limits)
    )


def _label(code: str, side: PresentedSide) -> LanguageMap:
    """Name a side after its photograph's reference code, if that says something."""
    if not code.strip():
        return side.label
    return {tag: [f"{code} \u00b7 {text}" for text in texts] for tag, texts in side.label.items()}


def _chapters(album: BoundAlbum, leaves: list[tuple[PresentedSide, ...]]) -> Iterator[Chapter]:
    for photograph, sides in zip(album.photographs, leaves, strict=True):
        label = manifest_label(photograph.description)
        yield Chapter(photograph.id, label, tuple(side.place for side in sides))


def _metadata(album: BoundAlbum, addresses: Addresses) -> Iterator[Pair]:
    described = album.unit.description
    yield Label.REFERENCE_CODE.texts, in_no_language(described.reference_code)
    date = described.date_as_written or described.date_edtf
    yield Label.DATES.texts, in_no_language(date)
    chain = tuple(map(ChainLink, described.custody))
    yield Label.CUSTODY.texts, custody_lines(chain, addresses=addresses)


def _shared_credit(album: BoundAlbum) -> dict[str, list[str]]:
    """Give the credit lines of the leaves, each once, in every language."""
    lines: dict[str, list[str]] = {}
    for photograph in album.photographs:
        for tag, values in photograph.credit_lines.items():
            known = lines.setdefault(tag, [])
            known += [value for value in values if value not in known]
    return lines


def _shared_rights(album: BoundAlbum) -> str | None:
    """Give the statement of rights that holds for every leaf; what differs is told by each."""
    stated = {rights_uri(one.description.rights) for one in album.photographs}
    return stated.pop() if len(stated) == 1 else None


def _shared_keeper(album: BoundAlbum, addresses: Addresses) -> Keeper | None:
    """Name who keeps the album, where all its leaves say the same."""
    first, *others = album.photographs
    holder = first.description.holder
    is_shared = all(other.description.holder == holder for other in others)
    return keeper(first, addresses=addresses) if is_shared else None
