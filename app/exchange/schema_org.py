"""A photograph's record in the words of schema.org, for search engines and linked data.

https://schema.org/Photograph and https://schema.org/ArchiveComponent: one thing that is both.
"""

from collections.abc import Iterator
from typing import Any, Final

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateOf
from app.domain.institutions import InstitutionDescription
from app.domain.languages import best
from app.domain.places import PlaceRole
from app.domain.record_links import PictureLink, RecordLinks
from app.exchange.record_words import dates_of
from app.exchange.schema_org_parts import CONTEXT, covered, iiif_document, texts, whole

_OF_AGENT: Final = {
    AgentRole.PHOTOGRAPHER: "creator",
    AgentRole.AUTHOR: "creator",
    AgentRole.PUBLISHER: "publisher",
    AgentRole.CONTRIBUTOR: "contributor",
    AgentRole.COPYRIGHT_HOLDER: "copyrightHolder",
    AgentRole.DEPICTED: "about",
}
_OF_PLACE: Final = {
    PlaceRole.TAKEN_AT: "locationCreated",
    PlaceRole.SHOWN: "contentLocation",
    PlaceRole.MENTIONED: "mentions",
}
_AGENT_TYPES: Final = {
    AgentKind.PERSON: "Person",
    AgentKind.CORPORATE_BODY: "Organization",
}


def schema_org(photograph: CataloguedPhotograph, links: RecordLinks) -> dict[str, Any]:
    """Write the record; what says nothing is left out."""
    described = photograph.description
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": ["Photograph", "ArchiveComponent"],
        "@id": links.page,
        "url": links.page,
        "name": texts(described.title) or described.reference_code,
        "identifier": [described.reference_code, *(one.value for one in described.identifiers)],
        "description": texts(described.description),
        "holdingArchive": _holder(described.holder),
        "material": [text for text in (described.carrier, described.process) if text],
        "creditText": best(photograph.credit_lines),
        "license": next((one.uri for one in described.rights if one.uri), ""),
        "copyrightNotice": [one.statement for one in described.rights if one.statement],
        "keywords": list(described.subjects),
        "dateModified": photograph.modified_at.isoformat(),
        "isPartOf": whole(photograph.units, links.units),
        "hasPart": [*_inscriptions(photograph)],
        "encoding": iiif_document(links.manifest),
        **_dates(photograph),
        **_named(photograph),
    }
    if photograph.published_at:
        told["datePublished"] = photograph.published_at.isoformat()
    told["image"] = [_image(picture, told) for picture in links.pictures]
    return {name: value for name, value in told.items() if value}


def _holder(holder: InstitutionDescription | None) -> dict[str, Any]:
    names = texts(holder.names) if holder else []
    if holder is None or not (names or holder.acronym):
        return {}
    told = {"@type": "ArchiveOrganization", "name": names or holder.acronym}
    if names and holder.acronym:
        told["alternateName"] = holder.acronym
    return told | ({"url": holder.homepage} if holder.homepage else {})


def _inscriptions(photograph: CataloguedPhotograph) -> Iterator[dict[str, Any]]:
    """Write what is written on it, reading by reading."""
    for side, inscription in photograph.description.inscriptions():
        for reading in inscription.readings:
            if reading.text.strip():
                written = {
                    "@type": "CreativeWork",
                    "name": f"{inscription.kind.value} ({side.kind.value})",
                    "text": reading.text,
                }
                language = {"inLanguage": reading.language} if reading.language else {}
                writer = {"creator": inscription.writer} if inscription.writer else {}
                yield written | language | writer


def _dates(photograph: CataloguedPhotograph) -> dict[str, Any]:
    """Tell when it was taken: a day, month or year as such, and the days that it may have been."""
    for told in dates_of(photograph.description.dates, DateOf.TAKEN):
        if between := covered(told.edtf):
            return {"dateCreated": told.edtf, "temporalCoverage": between}
    return {}


def _named(photograph: CataloguedPhotograph) -> dict[str, list[Any]]:
    """Name people and places by what they are to it."""
    told: dict[str, list[Any]] = {}
    for one in photograph.description.agents:
        if one.role in _OF_AGENT and one.name:
            told.setdefault(_OF_AGENT[one.role], []).append(_agent(one))
    for place in photograph.description.places:
        if place.role in _OF_PLACE and place.name:
            found = {"@type": "Place", "name": place.name}
            told.setdefault(_OF_PLACE[place.role], []).append(found)
    return told


def _agent(one: ContributionDescription) -> dict[str, str] | str:
    """Name an agent; where it is not told whether a person or a body, by the name alone.

    As schema.org wants it of whatever is no more than a text: a creator is the one or the other.
    """
    kind = _AGENT_TYPES.get(one.kind)
    return {"@type": kind, "name": one.name} if kind else one.name


def _image(picture: PictureLink, told: dict[str, Any]) -> dict[str, Any]:
    image = {
        "@type": "ImageObject",
        "contentUrl": picture.image,
        "thumbnailUrl": picture.thumbnail,
        "width": picture.width_px,
        "height": picture.height_px,
        "encodingFormat": "image/jpeg",
    }
    return image | {name: told[name] for name in ("license", "creditText") if told[name]}
