"""Who and what a photograph names, as its page shows it: with role, evidence and place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.agents import ContributionDescription
from app.domain.authorities import AuthorityNoun
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription
from app.iiif.addresses import Addresses
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer, Picture
from app.web.pages.shown_inscriptions import ShownInscription
from app.web.pages.shown_sides import first_numbers, person_anchor

AuthorityLinks = Mapping[tuple[str, ...], str]
"""The pages of authorities, by noun and name, an agent's kind behind."""


@dataclass(frozen=True, slots=True)
class ShownAuthority:
    """A person, body or place with its role. `anchor` is where it stands on the page.

    `evidence` is the inscription that it rests on, `crop` the picture of whoever is depicted,
    `link` the authority's page; it may be empty.
    """

    anchor: str
    role: StrEnum
    name: str
    link: str
    as_written: str = ""
    evidence: ShownInscription | None = None
    crop: Picture | None = None


def authority_links(ids: Mapping[tuple[str, ...], str], addresses: Addresses) -> AuthorityLinks:
    """Make the address of each authority that a photograph names."""
    return {
        key: local(addresses.authority(AuthorityNoun(key[0]), identifier))
        for key, identifier in ids.items()
    }


def shown_names(
    record: PhotographDescription,
    inscriptions: Sequence[ShownInscription],
    links: AuthorityLinks,
    server: ImageServer,
) -> Iterator[ShownAuthority]:
    """Make what a page shows of people and places, in their order."""
    numbers = first_numbers(record.sides)

    def evidence(pointer: tuple[int, int] | None) -> ShownInscription | None:
        if pointer is None:
            return None
        side, place = pointer
        return inscriptions[numbers[side] + place - 1]

    for number, one in enumerate(record.agents, start=1):
        yield ShownAuthority(
            person_anchor(number),
            one.role,
            one.name,
            links.get((AuthorityNoun.AGENT, one.name, one.kind), ""),
            as_written=one.as_written if one.as_written != one.name else "",
            evidence=evidence(one.inscription),
            crop=_crop(one, record.sides, server),
        )
    for number, place in enumerate(record.places, start=1):
        link = links.get((AuthorityNoun.PLACE, place.name), "")
        rests_on = evidence(place.inscription)
        yield ShownAuthority(f"place-{number}", place.role, place.name, link, evidence=rests_on)


def _crop(
    one: ContributionDescription, sides: Sequence[SideDescription], server: ImageServer
) -> Picture | None:
    if one.side is None or one.region is None:
        return None
    scan = sides[one.side].shown_scan
    return server.crop(scan, one.region) if scan else None
