"""What the pages of authorities show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.domain.agents import AgentKind
from app.domain.authorities import (
    AuthorityMerge,
    AuthorityNoun,
    AuthoritySummary,
    CataloguedAuthority,
    Standing,
)
from app.domain.catalogued import Page
from app.domain.dating import DateSpan
from app.domain.viewers import Scope
from app.services.deliver_record import linked_authority
from app.services.show_authority import AuthorityPage
from app.web.pages.authority_terms import PLURALS
from app.web.pages.cards import PhotographCard, photograph_card
from app.web.pages.desk import Desk
from app.web.pages.links import local, with_query
from app.web.pages.notices import Notice
from app.web.pages.spans import span_of

_ASKED: Final = {
    AuthorityNoun.AGENT: "person",
    AuthorityNoun.PLACE: "place",
    AuthorityNoun.HAND: "hand",
    AuthorityNoun.STAMP: "stamp",
}
"""The parameter by which a search is narrowed to an authority."""


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name with its language, and since and until when it was used (None: nobody has said)."""

    name: str
    language: str
    since: DateSpan | None = None
    until: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class ShownIdentifier:
    """Somebody else's name for an authority, and where they tell of it."""

    scheme: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class AuthorityFields:
    """An authority's page. `merges` are told to staff whole, to others who was identified.

    `edit_link` is empty for who may not write, `search_link` for what no search is narrowed to;
    `point` is where a place lies. `linked_record` is the address of the record as JSON-LD, `linked`
    that record, on the first leaf.
    """

    noun: AuthorityNoun
    name: ShownName
    kind: AgentKind
    is_unidentified: bool
    forms: tuple[ShownName, ...]
    identifiers: tuple[ShownIdentifier, ...]
    note: str
    photographs: tuple[PhotographCard, ...]
    merges: tuple[AuthorityMerge, ...]
    plural: str
    list_link: str
    record: str
    undo_link: str
    search_link: str
    linked_record: str = ""
    linked: Mapping[str, Any] = field(default_factory=dict)
    point: str = ""
    edit_link: str = ""
    history_link: str = ""
    next_link: str = ""
    first_link: str = ""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ListedAuthority:
    """A line of the list of authorities."""

    link: str
    name: ShownName
    kind: AgentKind


@dataclass(frozen=True, slots=True)
class AuthoritiesFields:
    """Authorities of one kind by their names. `ways` lead to the other kinds, each by its name."""

    noun: AuthorityNoun
    title: str
    lines: tuple[ListedAuthority, ...]
    ways: tuple[tuple[str, str, bool], ...]
    action: str
    beginning: str
    new_link: str = ""
    next_link: str = ""
    first_link: str = ""


def authority_fields(  # noqa: PLR0913 - what is shown, and how
    shown: AuthorityPage,
    authority: CataloguedAuthority,
    desk: Desk,
    *,
    is_first: bool,
    may_write: bool,
    notice: Notice | None = None,
) -> AuthorityFields:
    """Gather the fields of an authority's page."""
    noun, said = authority.noun, authority.description
    addresses = desk.server.addresses
    here = local(addresses.authority(noun, authority.id))
    following = shown.standings.after
    return AuthorityFields(
        noun=noun,
        name=_name(said.name, said.language, said.from_edtf, said.until_edtf),
        kind=said.kind,
        is_unidentified=said.is_unidentified,
        forms=tuple(_name(f.name, f.language, f.from_edtf, f.until_edtf) for f in said.forms),
        identifiers=tuple(
            ShownIdentifier(one.scheme.owner, one.value, one.address) for one in said.identifiers
        ),
        note=said.note,
        photographs=_cards(shown.standings.items, desk),
        merges=shown.merges,
        plural=desk.words.marked(PLURALS[noun]),
        list_link=local(addresses.authorities(noun)),
        record=local(addresses.authority_record(noun, authority.id)),
        undo_link=f"{desk.root}/edit/merges",
        search_link=with_query(f"{desk.root}/search", **{_ASKED[noun]: authority.id})
        if noun in _ASKED
        else "",
        linked_record=local(addresses.linked_authority(noun, authority.id)),
        linked=linked_authority(desk.holding, authority) if is_first else {},
        point=_point(said.latitude, said.longitude),
        edit_link=f"{desk.root}/edit/{noun}s/{authority.id}" if may_write else "",
        history_link=f"{desk.root}/edit/{noun}s/{authority.id}/history"
        if desk.viewer.may(Scope.READ)
        else "",
        next_link=with_query(here, after=following) if following else "",
        first_link="" if is_first else here,
        notice=notice,
    )


def authorities_fields(  # noqa: PLR0913 - what is shown, and how
    noun: AuthorityNoun,
    page: Page[AuthoritySummary],
    desk: Desk,
    *,
    beginning: str,
    is_first: bool,
    may_write: bool,
) -> AuthoritiesFields:
    """Gather the fields of the list of authorities of one kind."""
    addresses = desk.server.addresses
    here = local(addresses.authorities(noun))
    return AuthoritiesFields(
        noun=noun,
        title=desk.words.marked(PLURALS[noun]),
        lines=tuple(
            ListedAuthority(
                local(addresses.authority(noun, one.id)),
                _name(one.name, one.language, one.from_edtf, one.until_edtf),
                one.kind,
            )
            for one in page.items
        ),
        ways=tuple(
            (local(addresses.authorities(each)), desk.words.marked(text), each is noun)
            for each, text in PLURALS.items()
        ),
        action=here,
        beginning=beginning,
        new_link=f"{desk.root}/edit/{noun}s/new" if may_write else "",
        next_link=with_query(here, beginning=beginning, after=page.after) if page.after else "",
        first_link="" if is_first else with_query(here, beginning=beginning),
    )


def _cards(standings: Iterable[Standing], desk: Desk) -> tuple[PhotographCard, ...]:
    return tuple(
        replace(
            photograph_card(one.photograph, desk.server, desk.words),
            roles=tuple(desk.words.term(role) for role in one.roles),
        )
        for one in standings
    )


def _point(latitude: float | None, longitude: float | None) -> str:
    """Write a point as maps do: ISO 6709, Annex D."""
    if latitude is None or longitude is None:
        return ""
    north, east = "NS"[latitude < 0], "EW"[longitude < 0]
    return f"{abs(latitude):g}° {north}, {abs(longitude):g}° {east}"


def _name(name: str, language: str, since: str, until: str) -> ShownName:
    return ShownName(name, language, span_of(since), span_of(until))
