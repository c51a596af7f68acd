"""Work lists, a page at a time: each is found by an index, however large the catalogue is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import aliased

from app.domain.catalogued import Page, PhotographSummary
from app.domain.dating import date_to_show
from app.domain.documents_read_back import read_back
from app.domain.identifiers import known_form
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.viewers import Scope
from app.domain.work_lists import MOST_COUNTED, OF_DESCRIPTIONS, WorkLine, WorkList, wanting
from app.persistence.listing import at_most
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.records.work_item import WorkItem
from app.persistence.records.working_copy import WorkingCopyRecord
from app.persistence.summaries import SUMMARISED, summaries
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

LOOKED_BACK: Final = 2000  # edits of all editors; what is older is on the next page
_Later = aliased(Revision)


def renew_work(
    transaction: Transaction, photograph_id: str, description: PhotographDescription
) -> None:
    """Bring the lists up to what a photograph's editors see: its working copy, if there is one."""
    copy = _prepared(transaction, [photograph_id]).get(photograph_id)
    write_work(transaction, photograph_id, copy or description)


def write_work(
    transaction: Transaction, photograph_id: str, description: PhotographDescription
) -> None:
    """Bring the lists up to a description, in the transaction that writes it."""
    session, wanted = transaction.session, wanting(description)
    own = WorkItem.photograph_id == photograph_id
    present = set(session.scalars(select(WorkItem.work).where(own)))
    if gone := present - wanted:
        session.execute(delete(WorkItem).where(own, WorkItem.work.in_(gone)))
    for work in sorted(wanted - present):
        session.add(WorkItem(work=work, photograph_id=photograph_id))
    session.flush()


def _prepared(transaction: Transaction, ids: Sequence[str]) -> dict[str, PhotographDescription]:
    """Give what is prepared beside these photographs, in one query."""
    of_it = (
        Revision.photograph_id == WorkingCopyRecord.photograph_id,
        Revision.version == WorkingCopyRecord.version,
    )
    statement = (
        select(Revision.photograph_id, Revision.description)
        .join(WorkingCopyRecord, of_it[0] & of_it[1])
        .where(WorkingCopyRecord.photograph_id.in_(ids))
    )
    return {
        photograph_id: read_back(PhotographDescription, document)
        for photograph_id, document in transaction.session.execute(statement)
    }


class WorkLists:
    """The lists of a catalogue, for those who may see what is not published.

    They speak of photographs as their editors see them: where something is prepared beside one,
    it is what that says.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._viewer = transaction.viewer

    def page(
        self, work: WorkList, *, after: str | None = None, limit: int = 50, but_for: str = ""
    ) -> Page[WorkLine]:
        """Give part of a list; `after` of the page before asks for what follows.

        What others have changed is what all have but for this editor, or the viewer.
        """
        self._transaction.require(Scope.READ)
        if work is WorkList.CHANGED_BY_OTHERS:
            return self._changed_by_others(after, at_most(limit), but_for or self._viewer.name)
        start = "" if after is None else known_form(after)
        ids = self._session.scalars(self._ids(work, start, at_most(limit) + 1)).all()
        shown = ids[: at_most(limit)]
        lines = tuple(self._lines(shown).values())
        return Page(lines, after=shown[-1] if len(ids) > len(shown) else None)

    def count(self, work: WorkList) -> int:
        """Count a list, as far as `MOST_COUNTED` and one more."""
        self._transaction.require(Scope.READ)
        if work is WorkList.CHANGED_BY_OTHERS:
            some = self._by_others(None, self._viewer.name).limit(MOST_COUNTED + 1).subquery()
        else:
            some = self._ids(work, "", MOST_COUNTED + 1).subquery()
        return self._session.scalar(select(func.count()).select_from(some)) or 0

    def _ids(self, work: WorkList, start: str, limit: int) -> Select[Any]:
        """Name the photographs on a list behind an id, in the order in which they were made."""
        seen = photographs(self._viewer, Photograph.id).where(Photograph.id > start)
        if work in OF_DESCRIPTIONS:
            listed = select(WorkItem.photograph_id).where(
                WorkItem.work == work, WorkItem.photograph_id > start
            )
            here = listed.order_by(WorkItem.photograph_id).limit(limit).subquery()
            return seen.where(Photograph.id.in_(select(here.c.photograph_id))).order_by(
                Photograph.id
            )
        in_review = PublicationState.IN_REVIEW
        records = select(Photograph.id).where(Photograph.state == in_review, Photograph.id > start)
        copies = select(WorkingCopyRecord.photograph_id).where(
            WorkingCopyRecord.state == in_review, WorkingCopyRecord.photograph_id > start
        )
        some = (
            select(records.order_by(Photograph.id).limit(limit).subquery().c.id)
            .union_all(
                select(
                    copies.order_by(WorkingCopyRecord.photograph_id)
                    .limit(limit)
                    .subquery()
                    .c.photograph_id
                )
            )
            .subquery()
        )
        return seen.where(Photograph.id.in_(select(some.c.id))).order_by(Photograph.id).limit(limit)

    def _changed_by_others(self, after: str | None, limit: int, editor: str) -> Page[WorkLine]:
        rows = self._session.execute(self._by_others(after, editor).limit(limit + 1)).all()
        shown = rows[:limit]
        by_id = self._lines([row.photograph_id for row in shown])
        lines = tuple(
            replace(by_id[row.photograph_id], changed_by=row.made_by, changed_at=row.made_at)
            for row in shown
            if row.photograph_id in by_id
        )
        if len(rows) > len(shown):
            return Page(lines, after=shown[-1].id)
        return Page(lines, after=self._end_of_window(after))

    def _by_others(self, after: str | None, editor: str) -> Select[Any]:
        """Give of each photograph the newest edit by another, among the newest edits of all."""
        newest = select(Revision.id, Revision.photograph_id, Revision.made_by, Revision.made_at)
        if after is not None:
            newest = newest.where(Revision.id < known_form(after))
        some = newest.order_by(Revision.id.desc()).limit(LOOKED_BACK).subquery()
        later = select(_Later.id).where(
            _Later.photograph_id == some.c.photograph_id,
            _Later.made_by != editor,
            _Later.id > some.c.id,
        )
        return (
            select(some).where(some.c.made_by != editor, ~later.exists()).order_by(some.c.id.desc())
        )

    def _end_of_window(self, after: str | None) -> str | None:
        """Name the last edit that was looked at, where there are older ones."""
        newest = select(Revision.id).order_by(Revision.id.desc())
        if after is not None:
            newest = newest.where(Revision.id < known_form(after))
        ids = self._session.scalars(newest.offset(LOOKED_BACK - 1).limit(2)).all()
        return ids[0] if len(ids) > 1 else None

    def _lines(self, ids: Sequence[str]) -> dict[str, WorkLine]:
        """Give the lines of photographs that the viewer may see, in the order of their making."""
        statement = photographs(self._viewer, *SUMMARISED).where(Photograph.id.in_(ids))
        rows = self._session.execute(statement.order_by(Photograph.id)).all()
        prepared = _prepared(self._transaction, ids)
        return {
            one.id: _line(one, prepared.get(one.id))
            for one in summaries(self._session, self._viewer, rows)
        }


def _line(summary: PhotographSummary, prepared: PhotographDescription | None) -> WorkLine:
    if prepared is None:
        return WorkLine(summary)
    told = replace(
        summary,
        reference_code=prepared.reference_code,
        title=prepared.title,
        date_as_written=date_to_show(prepared.dates),
        side_count=len(prepared.sides),
    )
    return WorkLine(told, is_prepared=True)
