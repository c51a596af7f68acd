"""The audit log: who did what, when and from where, to read and to take away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, StreamingResponse

from app.domain.accounts import Role
from app.domain.audit import AuditEntry, AuditFilter, Subject, Verb
from app.domain.errors import Problem, Rejected
from app.domain.viewers import Scope
from app.exchange.audit_lines import csv_lines, json_lines
from app.services.read_audit_log import codes_of, read_audit_log, whole_audit_log
from app.web.pages.desk import Desk, desk_of
from app.web.pages.desk_terms import FACTS
from app.web.pages.links import with_query
from app.web.pages.rendering import respond
from app.web.viewing import holding_of, viewer_of

router = APIRouter(include_in_schema=False)
_LEAF: Final = 50
Sequence = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
_LINKED: Final = {
    Subject.PHOTOGRAPH: "/photographs/",
    Subject.UNIT: "/units/",
    Subject.ACCOUNT: "/admin/accounts/",
}
_VOCABULARIES: Final[Mapping[str, type[Role | Scope]]] = {
    "role": Role,
    "before": Role,
    "scopes": Scope,
}
_FILTERS: Final = ("who", "verb", "subject", "subject_id", "since", "until")


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An entry, and what it was done to: by name, code or id, with its page, empty for none."""

    entry: AuditEntry
    thing: str
    link: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AuditFields:
    """A leaf of the log, the newest first; `asked` is what stands in the form."""

    lines: tuple[AuditLine, ...]
    asked: dict[str, str]
    verbs: tuple[Verb, ...]
    subjects: tuple[Subject, ...]
    next_link: str
    first_link: str
    csv_link: str
    json_link: str


@router.get("/admin/audit")
def show(request: Request, before: Sequence = None) -> HTMLResponse:
    """Show the log."""
    desk = desk_of(request)
    desk.viewer.must(Scope.ADMINISTER)
    asked = _asked(request.query_params)
    page = read_audit_log(desk.holding, desk.viewer, filter_of(asked), before=before, limit=_LEAF)
    codes = codes_of(desk.holding, desk.viewer, page.items)
    here = f"{desk.root}/admin/audit"
    fields = AuditFields(
        lines=tuple(_line(entry, codes, desk) for entry in page.items),
        asked=asked,
        verbs=tuple(Verb),
        subjects=tuple(Subject),
        next_link=with_query(here, **asked, before=page.after) if page.after else "",
        first_link=with_query(here, **asked) if before is not None else "",
        csv_link=with_query(f"{here}.csv", **asked),
        json_link=with_query(f"{here}.jsonl", **asked),
    )
    return respond(request, "admin_audit.html", fields)


@router.get("/admin/audit.csv")
def as_csv(request: Request) -> StreamingResponse:
    """Give the log as a table."""
    return _stream(csv_lines(_parts(request)), "text/csv; charset=utf-8; header=present", "csv")


@router.get("/admin/audit.jsonl")
def as_json_lines(request: Request) -> StreamingResponse:
    """Give the log as one JSON object a line."""
    return _stream(json_lines(_parts(request)), "application/jsonl", "jsonl")


def filter_of(asked: dict[str, str]) -> AuditFilter:
    """Read what is asked for; days are those of UTC, and `until` names the last one."""
    since, until = _day(asked, "since"), _day(asked, "until")
    return AuditFilter(
        who=asked["who"],
        verb=next((verb for verb in Verb if verb == asked["verb"]), None),
        subject=next((kind for kind in Subject if kind == asked["subject"]), None),
        subject_id=asked["subject_id"],
        since=since,
        until=until + timedelta(days=1) if until and until.year < MAXYEAR else None,
    )


def _asked(query: QueryParams) -> dict[str, str]:
    return {name: query.get(name, "").strip() for name in _FILTERS}


def _day(asked: dict[str, str], name: str) -> datetime | None:
    if not asked[name]:
        return None
    try:
        return datetime.strptime(asked[name], "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        reason = "is no day; write it as 2026-11-25"
        problem = Problem(name, asked[name][:40], reason)
        raise Rejected(f"The log can't be read so. {problem}.", (problem,)) from error


def _parts(request: Request) -> Iterator[tuple[AuditEntry, ...]]:
    wanted = filter_of(_asked(request.query_params))
    return whole_audit_log(holding_of(request), viewer_of(request), wanted)


def _stream(lines: Iterator[str], media_type: str, ending: str) -> StreamingResponse:
    headers = {
        "cache-control": "private, no-store",
        "content-disposition": f'attachment; filename="audit-log.{ending}"',
    }
    return StreamingResponse(lines, media_type=media_type, headers=headers)


def _line(entry: AuditEntry, codes: Mapping[str, str], desk: Desk) -> AuditLine:
    start = _LINKED.get(entry.subject, "")
    link = f"{desk.root}{start}{entry.subject_id}" if start and entry.subject_id else ""
    facts = dict(entry.details)
    thing = facts.pop("name", codes.get(entry.subject_id, entry.subject_id))
    named = tuple(
        (_named(name, desk), _told(name, str(text), desk)) for name, text in facts.items()
    )
    return AuditLine(entry, thing, link, named)


def _named(fact: str, desk: Desk) -> str:
    return desk.words.marked(FACTS[fact]) if fact in FACTS else fact.replace("_", " ")


def _told(fact: str, text: str, desk: Desk) -> str:
    """Say a fact as pages do where it is of a vocabulary; anything else as it was written down."""
    vocabulary, words = _VOCABULARIES.get(fact), text.split()
    if vocabulary is None or not set(words) <= set(vocabulary):
        return text
    return ", ".join(desk.words.term(vocabulary(word)) for word in words)
