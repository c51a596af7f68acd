"""What is left of a description for the public, where parts of it are closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from app.domain.access import AccessRule, closed
from app.domain.agents import ContributionDescription
from app.domain.custody import unremarked
from app.domain.extent import Extent
from app.domain.inscriptions import InscriptionDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription
from app.domain.size_caps import is_capped

NO_CAPS: Final[Mapping[str, AccessRule]] = MappingProxyType({})


def public_view(
    description: PhotographDescription, *, today: date, caps: Mapping[str, AccessRule] = NO_CAPS
) -> PhotographDescription:
    """Take out what is closed on a day, and what was said to staff alone.

    A closed side keeps its place, its kind and its label, and a closed inscription its place and
    its kind: so the public sees that something is withheld, and what else points to them still
    holds. Of a rule the public is told the end and the notice; of custody nothing of remarks.
    Related photographs go, since any may be hidden: those that are not are told elsewhere.
    What holds nothing of all this is given as it is.

    `caps` are the rules that cap pictures today, by the ids of sides: what is above a photograph
    caps them too. Such a side is told whole, and its scans with the size that everybody sees.
    """
    if _is_open(description) and not any(side.id in caps for side in description.sides):
        return description
    sides = tuple(_side(side, today, caps.get(side.id)) for side in description.sides)
    return replace(
        description,
        sides=sides,
        agents=tuple(_contribution(one, description.sides, today) for one in description.agents),
        custody=unremarked(description.custody),
        access=_told(description.access, today),
        related=(),
    )


def _side(side: SideDescription, today: date, cap: AccessRule | None) -> SideDescription:
    told = _told(side.access, today)
    inscriptions = tuple(_inscription(each, today) for each in side.inscriptions)
    if not closed(side.access, today=today):
        scans = tuple(capped_scan(scan, cap) for scan in side.scans)
        is_held = any(scan.size_cap_px is not None for scan in scans)
        return replace(
            side, access=cap if is_held else None, scans=scans, inscriptions=inscriptions
        )
    withheld = tuple(_withheld(each, None) for each in inscriptions)
    return replace(side, access=told, scans=(), inscriptions=withheld)


def capped_scan(scan: ScanDescription, cap: AccessRule | None) -> ScanDescription:
    """Tell of a scan how much of it everybody sees; one that is smaller is not capped."""
    if cap is None or not scan.is_decoded:
        return scan
    is_held = is_capped(Extent(scan.width_px, scan.height_px), cap.size_cap_px)
    return replace(scan, size_cap_px=cap.size_cap_px if is_held else None)


def _contribution(
    one: ContributionDescription, sides: Sequence[SideDescription], today: date
) -> ContributionDescription:
    """Keep to staff where somebody stands on a side that is closed."""
    if one.side is None or not closed(sides[one.side].access, today=today):
        return one
    return replace(one, region=None)


def _inscription(inscription: InscriptionDescription, today: date) -> InscriptionDescription:
    told = _told(inscription.access, today)
    if closed(inscription.access, today=today):
        return _withheld(inscription, told)
    return replace(inscription, access=told)


def _withheld(
    inscription: InscriptionDescription, told: AccessRule | None
) -> InscriptionDescription:
    return InscriptionDescription(kind=inscription.kind, id=inscription.id, access=told)


def _told(rule: AccessRule | None, today: date) -> AccessRule | None:
    if rule is None or not (rule.closes(today) or rule.caps(today)):
        return None
    return AccessRule(until_on=rule.until_on, notice=rule.notice, size_cap_px=rule.size_cap_px)


def _is_open(description: PhotographDescription) -> bool:
    """Whether there is no rule on any part of it, and nothing that only staff is told."""
    return not (
        description.access
        or description.related
        or any(event.accepted_remarks for event in description.custody)
        or any(
            side.access or any(each.access for each in side.inscriptions)
            for side in description.sides
        )
    )
