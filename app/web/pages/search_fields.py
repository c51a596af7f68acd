"""What the page of a search shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.errors import Problem
from app.domain.hits import Expansion
from app.domain.search_query import Expand
from app.exchange.search_address import AskedSearch
from app.services.find_photographs import MOST_TAKEN, FoundPhotographs
from app.web.pages.citation_files import FILES, FileLink
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer
from app.web.pages.search_facets import Chip, ShownFacet, chips, shown_facets
from app.web.pages.search_hits import ShownHit, shown_hit
from app.web.pages.timeline import Timeline, timeline
from app.web.pages.wording import Wording

_IN_THE_FORM: Final = frozenset({"q", "date_from", "date_to", "certainly", "expand"})


@dataclass(frozen=True, slots=True)
class ShownExpand:
    """How far from what was typed a word may be: `link` asks for it, `is_here` says it was."""

    expand: Expand
    link: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class SearchFields:
    """A leaf of a search's answer. `first` and `last` are the places of its hits, from 1.

    `hits` hold what was asked for, `near` something like it. `kept` are the parameters that the
    form hands on unseen, `problems` those that could not be read. Links are empty where they lead
    nowhere: `previous_link` and `next_link` past an end, `all_link` where no filter is set.
    `map` is what `static/map.js` draws, empty for no place that lies somewhere; `asked` is the
    query of the search's address, `collection` and `files` are the answer for taking away, at most
    `most_taken` photographs of it.
    """

    query: str
    days: Mapping[str, str]
    certainly: bool
    kept: tuple[tuple[str, str], ...]
    is_asked: bool
    problems: tuple[Problem, ...]
    total: int
    hits: tuple[ShownHit, ...]
    near: tuple[ShownHit, ...]
    first: int
    last: int
    previous_link: str
    next_link: str
    expansions: tuple[Expansion, ...]
    expands: tuple[ShownExpand, ...]
    did_you_mean: str
    did_you_mean_link: str
    chips: tuple[Chip, ...]
    all_link: str
    facets: tuple[ShownFacet, ...]
    timeline: Timeline
    map: Mapping[str, Any]
    asked: str
    collection: str
    files: tuple[FileLink, ...]
    most_taken: int = MOST_TAKEN

    @property
    def kept_to_less(self) -> bool:
        """Whether fewer spellings were looked for than could be."""
        return any(one.is_here and one.expand is not Expand.ALL for one in self.expands)


def search_fields(  # noqa: PLR0913 - what was found, and all that a page is made with
    found: FoundPhotographs,
    asked: AskedSearch,
    *,
    server: ImageServer,
    words: Wording,
    problems: tuple[Problem, ...] = (),
    tiles: Mapping[str, str] | None = None,
) -> SearchFields:
    """Gather the fields. `tiles` name a server of map tiles, None for no such."""
    answer = found.answer
    path = local(server.addresses.found())
    query = asked.address_query()
    last = asked.offset + len(answer.items)
    mean = AskedSearch(answer.did_you_mean, asked.filters, asked.days, asked.expand)
    is_taken_away = bool(answer.items)
    return SearchFields(
        query=asked.query,
        days=asked.days,
        certainly=asked.filters.certainly,
        kept=tuple(pair for pair in asked.pairs() if pair[0] not in _IN_THE_FORM),
        is_asked=not asked.is_empty,
        problems=problems,
        total=answer.total,
        hits=tuple(shown_hit(hit, asked.query, server, words) for hit in answer.items),
        near=tuple(shown_hit(hit, asked.query, server, words) for hit in answer.approximate),
        first=asked.offset + 1,
        last=last,
        previous_link=_leaf(path, asked, asked.page - 1) if asked.page > 1 else "",
        next_link=_next(path, asked, found),
        expansions=tuple(one for one in answer.expansions if one.found),
        expands=tuple(_expands(path, asked)),
        did_you_mean=answer.did_you_mean,
        did_you_mean_link=_at(path, mean) if answer.did_you_mean else "",
        chips=chips(found, asked, path, words),
        all_link=_at(path, AskedSearch(asked.query, expand=asked.expand)),
        facets=shown_facets(answer.facets, asked, path, words),
        timeline=timeline(answer, asked, path),
        map=_map(found, asked, path, tiles),
        asked=query,
        collection=server.addresses.search_collection(query) if is_taken_away else "",
        files=tuple(_files(server, query)) if is_taken_away else (),
    )


def _leaf(path: str, asked: AskedSearch, number: int) -> str:
    query = asked.address_query(page=number if number > 1 else 0)
    return f"{path}?{query}"


def _next(path: str, asked: AskedSearch, found: FoundPhotographs) -> str:
    """Lead on by the cursor, which stays right while photographs are added; else by number."""
    answer, number = found.answer, asked.page + 1
    if answer.next_cursor:
        return f"{path}?{asked.address_query(page=number, cursor=answer.next_cursor)}"
    is_more = bool(answer.items) and asked.offset + len(answer.items) < answer.total
    return _leaf(path, asked, number) if is_more and not asked.cursor else ""


def _at(path: str, asked: AskedSearch) -> str:
    query = asked.address_query()
    return f"{path}?{query}" if query else path


def _expands(path: str, asked: AskedSearch) -> list[ShownExpand]:
    return [
        ShownExpand(
            expand,
            _at(path, AskedSearch(asked.query, asked.filters, asked.days, expand)),
            is_here=expand is asked.expand,
        )
        for expand in Expand
    ]


def _files(server: ImageServer, query: str) -> list[FileLink]:
    return [
        FileLink(kind.name, local(server.addresses.found(query, f".{ending}")))
        for ending, kind in FILES.items()
    ]


def _map(
    found: FoundPhotographs, asked: AskedSearch, path: str, tiles: Mapping[str, str] | None
) -> dict[str, Any]:
    """Tell of each place where it lies, how many photographs it has, and the search of them."""
    if not found.points:
        return {}
    counts = {value.value: value.count for value in found.answer.facets["places"].values}
    points = [
        {
            "name": point.name,
            "at": [point.latitude, point.longitude],
            "count": counts.get(point.id, 0),
            "link": _at(path, asked.with_value("place", point.id)),
        }
        for point in found.points
    ]
    return {"points": points, "tiles": dict(tiles or {})}
