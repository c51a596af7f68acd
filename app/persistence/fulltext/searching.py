"""From what a person typed to what the catalogue answers.

Length: a question and what stands near it go one way, and share what was read on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.catalogued import PhotographSummary
from app.domain.dating import date_to_show
from app.domain.hits import Expansion, SearchAnswer, SearchHit, Tier
from app.domain.photographs import PhotographDescription
from app.domain.search_query import Expand, InField, Node, SearchField, asked_words
from app.domain.search_request import FARTHEST, SearchRequest
from app.persistence.access_rules import as_shown, caps_for
from app.persistence.also_called import also_called
from app.persistence.fulltext.answering import Check, answering
from app.persistence.fulltext.correcting import did_you_mean
from app.persistence.fulltext.cursor import Cursor, read_cursor
from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.expression import NOTHING, Expression, widened
from app.persistence.fulltext.facets import Counted, count_facets
from app.persistence.fulltext.filtering import filtered
from app.persistence.fulltext.highlighting import Highlighting, Shown
from app.persistence.fulltext.initials import by_initials
from app.persistence.fulltext.ladder import FEW, loosened, mistyped_plan, partly
from app.persistence.fulltext.lookup import accepted
from app.persistence.fulltext.matching import Matching
from app.persistence.fulltext.ordering import Ordered, Ranked
from app.persistence.fulltext.plan import Part, Plan
from app.persistence.fulltext.planning import Planner
from app.persistence.fulltext.ranking import Ranking, tellings
from app.persistence.fulltext.rows import Rows
from app.persistence.fulltext.source import seen_sources
from app.persistence.fulltext.spellings import expansions, words_met
from app.persistence.fulltext.values import numbers_of
from app.persistence.listing import at_most
from app.persistence.transaction import Transaction

MOST_APPROXIMATE: Final = 20
_CANDIDATES: Final = 200


def find(transaction: Transaction, request: SearchRequest) -> SearchAnswer:
    """Find photographs by words and filters, the best first."""
    search = _Search.begun(transaction, request)
    return SearchAnswer(0, ()) if search is None else search.answer()


def found_ids(
    transaction: Transaction, request: SearchRequest, *, limit: int, offset: int
) -> tuple[int, tuple[str, ...]]:
    """Give the number of photographs that answer a search, and the ids of some, best first.

    They are those of `find`, in its order, without what is approximate: `limit` and `offset` stand
    for those of the request, and go as far as there are any.
    """
    search = _Search.begun(transaction, replace(request, cursor=""))
    if search is None:
        return 0, ()
    hits, ordered = search.asked()
    rows = [one.row for one in ordered.page(limit=limit, offset=offset)]
    kept = search.matching.words(rows)
    return len(hits), tuple(kept[row]["photograph_id"] for row in rows)


def planned(transaction: Transaction, tree: Node | None, expand: Expand) -> Plan:
    """Look the words of a question up, and plan how it is answered."""
    session, analyser = transaction.session, transaction.analyser
    words = [*asked_words(tree), *asked_words(tree, negated=True)]
    looked_up = accepted(session, analyser, words, expand=expand)

    def number(value: Value) -> int | None:
        return numbers_of(session, [value]).get(value)

    return Planner(looked_up, number).plan(tree)


@dataclass(frozen=True, slots=True)
class _Search:
    """One question on its way to its answer."""

    transaction: Transaction
    request: SearchRequest
    plan: Plan
    matching: Matching
    ranking: Ranking
    tells: tuple[float, ...]
    newest: int
    after: Ranked | None

    @staticmethod
    def begun(transaction: Transaction, request: SearchRequest) -> "_Search | None":
        """Read a question; None where it asks for nothing."""
        tree = transaction.analyser.read_query(request.query)
        if tree is None and (request.filters.are_none or request.of_readings):
            return None
        if tree is not None and request.of_readings:
            tree = InField(SearchField.INSCRIPTION, tree)
        cursor = read_cursor(request.cursor) if request.cursor else None
        plan = planned(transaction, tree, request.expand)
        narrowed = filtered(transaction, request.filters)
        plan = Plan((*plan.parts, Part(narrowed, is_filter=True)), plan.unwanted, plan.helpful)
        matching = Matching(transaction, request.filters)
        if cursor is None:
            tells = _tells(matching, plan)
            return _Search(
                transaction, request, plan, matching, Ranking(plan, tells), tells,
                matching.newest(), None,
            )  # fmt: skip
        return _Search._gone_on(transaction, request, plan, matching, cursor)

    @staticmethod
    def _gone_on(
        transaction: Transaction, request: SearchRequest, plan: Plan, matching: Matching,
        cursor: Cursor,
    ) -> "_Search":  # fmt: skip
        rows = matching.rows_of({cursor.newest, cursor.last})
        newest = rows.get(cursor.newest, matching.newest())
        matching = Matching(transaction, request.filters, mark=newest)
        tells = _tells(matching, plan)
        if len(cursor.tells) == len(tells):
            tells = cursor.tells
        last = Ranked(
            not cursor.close, -cursor.score, cursor.filing_order, rows.get(cursor.last, 0)
        )
        ranking = Ranking(plan, tells)
        return _Search(transaction, request, plan, matching, ranking, tells, newest, last)

    def asked(self) -> tuple[Rows, Ordered]:
        """Give what answers all that was asked."""
        hits = self.matching.hits(self.plan.expression)
        return hits, Ordered(self.matching, self.plan, hits, self.ranking)

    def answer(self) -> SearchAnswer:
        """Give the answer whole."""
        hits, ordered = self.asked()
        limit, query = at_most(self.request.limit), self.request.query
        offset = max(0, min(self.request.offset, FARTHEST))
        chosen = ordered.page(limit=limit + 1, offset=offset, after=self.after)
        page, more = chosen[:limit], len(chosen) > limit
        is_first = self.after is None and offset == 0
        climbs = is_first and len(hits) < FEW and self.request.expand is Expand.ALL
        near = _Near(self, ordered) if climbs else None
        told = near.plan if near else self.plan
        met = {**ordered.words, **(near.words if near else {})}
        spelt = words_met(told.groups, met)
        beside = [row for one in spelt.values() for row in one.values()]
        approximate = near.found if near else []
        rows = [one.row for one in (*page, *(one for one, _ in approximate))]
        shown, ids = self._shown(rows, beside, met)
        counted = self._counted(hits)
        also = self._expansions(spelt, shown)
        return SearchAnswer(
            total=len(hits),
            items=self._hits([(one, Tier.ASKED) for one in page], self.plan, shown, ids),
            approximate=self._hits(approximate, told, shown, ids),
            expansions=also,
            did_you_mean="" if len(hits) else did_you_mean(query, told.groups, also, met),
            facets=counted.facets,
            timeline=counted.timeline,
            years=counted.years,
            undated=counted.undated,
            next_cursor=self._cursor(page[-1], ids) if more else "",
        )

    def _counted(self, hits: Rows) -> Counted:
        if not self.request.with_facets:
            return Counted({}, {}, 0, {})
        return count_facets(self.transaction, self.matching.columns, hits, self.request.filters)

    def _expansions(
        self, spelt: Mapping[Any, Mapping[str, int]], shown: Mapping[int, Shown]
    ) -> tuple[Expansion, ...]:
        session, analyser = self.transaction.session, self.transaction.analyser
        return expansions(session, analyser, spelt, shown)

    def _shown(
        self, rows: Sequence[int], beside: Iterable[int], met: Mapping[int, Mapping[str, Any]]
    ) -> tuple[dict[int, Shown], dict[int, str]]:
        """Read photographs, through the gate once more, as the viewer may see them."""
        wanted = list(dict.fromkeys((*rows, *beside)))
        kept = {**met, **self.matching.words(row for row in wanted if row not in met)}
        ids = {row: kept[row]["photograph_id"] for row in wanted if row in kept}
        session, viewer = self.transaction.session, self.transaction.viewer
        sources = seen_sources(session, viewer, set(ids.values()), with_scans=True)
        caps = caps_for(self.transaction, [source.description for source in sources.values()])
        described = {
            photograph_id: as_shown(self.transaction, source.description, caps)
            for photograph_id, source in sources.items()
        }
        names = also_called(session, list(described.values()))
        others = dict(zip(described, names, strict=True))
        ids = {row: whose for row, whose in ids.items() if whose in described}
        shown = {row: Shown(described[one], others[one], kept[row]) for row, one in ids.items()}
        return shown, ids

    def _hits(
        self,
        ranked: Sequence[tuple[Ranked, Tier]],
        plan: Plan,
        shown: Mapping[int, Shown],
        ids: Mapping[int, str],
    ) -> tuple[SearchHit, ...]:
        marking = Highlighting(self.transaction.analyser, plan)
        return tuple(
            SearchHit(
                _in_short(ids[one.row], shown[one.row].description),
                marking.highlights(shown[one.row]) if self.request.with_highlights else (),
                one.score,
                tier,
            )
            for one, tier in ranked
            if one.row in ids
        )

    def _cursor(self, last: Ranked, ids: Mapping[int, str]) -> str:
        return Cursor(
            self.matching.photograph_at(self.newest),
            self.tells,
            not last.is_coarse,
            last.score,
            last.filing_order,
            ids.get(last.row, ""),
        ).written()


def _tells(matching: Matching, plan: Plan) -> tuple[float, ...]:
    return tuple(tellings(plan, matching.count(), matching.count_with))


def _in_short(photograph_id: str, shown: PhotographDescription) -> PhotographSummary:
    """Give the line of a list; its cover is one that the viewer may see."""
    return PhotographSummary(
        id=photograph_id,
        reference_code=shown.reference_code,
        title=shown.title,
        cover=shown.cover.shown_scan if shown.cover else None,
        date_as_written=date_to_show(shown.dates),
        side_count=len(shown.sides),
    )


class _Near:
    """What stands near a question that few answer: by mistyped words, then by half of the words."""

    def __init__(self, search: _Search, asked: Ordered) -> None:
        transaction = search.transaction
        self.words: dict[int, Mapping[str, Any]] = {}
        self.found: list[tuple[Ranked, Tier]] = []
        self._seen = set(asked.words)
        self._search = search
        wider = mistyped_plan(transaction.session, transaction.analyser, search.plan)
        self.plan = wider or search.plan
        if wider is not None:
            self._add((wider.expression,), Tier.MISTYPED)
        if len(self._seen) < FEW:
            self.plan = loosened(self.plan)
            self._add_initials()
            self._add(partly(self.plan), Tier.PARTLY)

    def _add_initials(self) -> None:
        transaction, plan = self._search.transaction, self._search.plan
        beside = by_initials(
            transaction.session, transaction.analyser, plan, names_alone=bool(self._seen)
        )
        if beside != NOTHING:
            filters = (part.expression for part in plan.parts if part.is_filter)
            self._add((plan.asking(*filters, widened(beside)),), Tier.PARTLY, answering(beside))

    def _add(
        self, expressions: Iterable[Expression], tier: Tier, is_meant: Check = lambda _: True
    ) -> None:
        rows: dict[int, None] = {}
        for expression in expressions:
            found = self._search.matching.rows(expression, at_most=_CANDIDATES)
            rows.update(dict.fromkeys(row for row in found if row not in self._seen))
            if len(rows) >= _CANDIDATES:
                break
        words = self._search.matching.words(rows)
        words = {row: entry for row, entry in words.items() if is_meant(entry)}
        self.words |= words
        self._seen.update(words)
        ranking = Ranking(self.plan, _tells(self._search.matching, self.plan))
        ranked = sorted(
            Ranked(False, -ranking.score(entry), entry["filing_order"], row)
            for row, entry in words.items()
        )
        room = MOST_APPROXIMATE - len(self.found)
        self.found += [(one, tier) for one in ranked[:room]]
