"""An authority's record in the words of schema.org: who, where and what photographs name."""

import re
from collections.abc import Mapping
from typing import Any, Final

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityDescription, AuthorityNoun, CataloguedAuthority
from app.exchange.schema_org_parts import CONTEXT

_KINDS: Final[Mapping[AgentKind, str]] = {
    AgentKind.PERSON: "Person",
    AgentKind.CORPORATE_BODY: "Organization",
}
_NOUNS: Final[Mapping[AuthorityNoun, str]] = {
    AuthorityNoun.PLACE: "Place",
    AuthorityNoun.SUBJECT: "DefinedTerm",
}
_LIVED: Final[Mapping[str, tuple[str, str]]] = {
    "Person": ("birthDate", "deathDate"),
    "Organization": ("foundingDate", "dissolutionDate"),
}
_ISO: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def authority_schema_org(authority: CataloguedAuthority, page: str) -> dict[str, Any]:
    """Write an authority under all its names; what says nothing is left out."""
    said = authority.description
    kind = _NOUNS.get(authority.noun) or _KINDS.get(said.kind, "Thing")
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": kind,
        "@id": page,
        "url": page,
        "name": _named(said.name, said.language),
        "alternateName": [_named(form.name, form.language) for form in said.forms],
        "description": said.note,
        "sameAs": [one.address for one in said.identifiers],
        "geo": _geo(said),
        **_lived(said, kind),
    }
    return {name: value for name, value in told.items() if value}


def _named(name: str, language: str) -> Any:
    return {"@language": language, "@value": name} if language else name


def _geo(said: AuthorityDescription) -> dict[str, Any]:
    if said.latitude is None or said.longitude is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": said.latitude, "longitude": said.longitude}


def _lived(said: AuthorityDescription, kind: str) -> dict[str, str]:
    """Tell when somebody lived: a day, month or year; nothing that schema.org can't date."""
    names = _LIVED.get(kind, ())
    dates = (said.from_edtf, said.until_edtf)
    return {name: date for name, date in zip(names, dates, strict=False) if _ISO.fullmatch(date)}
