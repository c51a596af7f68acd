"""The authority file, for programs: agents, places, subjects, hands and stamps."""

from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.authorities import (
    AuthorityMerge,
    AuthorityNoun,
    AuthoritySummary,
    CataloguedAuthority,
)
from app.domain.documents import as_document
from app.domain.errors import Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.exchange.authority_document import read_authority
from app.exchange.unfit_values import unfit_values
from app.services.describe_authority import describe_authority
from app.services.list_authorities import list_authorities
from app.services.merge_authorities import merge_authorities
from app.services.show_authority import show_authority
from app.services.suggest_names import suggest_names
from app.services.undo_merge import undo_merge
from app.web.api.answers import ProblemLine
from app.web.api.authority_answers import (
    AuthorityLine,
    AuthorityList,
    AuthorityRecord,
    MergeRecord,
    Suggestions,
)
from app.web.api.bodies import read_json
from app.web.api.contract import TOKEN, TOKEN_IF_ANY, answers, takes
from app.web.api.examples import AUTHORITY, MERGE
from app.web.api.remarks import markup_lines
from app.web.api.sending import send
from app.web.api.versions import IF_MATCH, expected_version
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api", tags=["Authorities"])
Noun = Annotated[AuthorityNoun, Query(description="What is looked for.")]
_RECORD = "AuthorityRecord"
_MERGE_ORDER: Final = "say into which authority: {'into': its id, 'reason': why}"


@router.get(
    "/suggest",
    responses=answers("Suggestions", "The first of them.", 401, 403, 422),
    openapi_extra=TOKEN,
)
def suggest(
    request: Request,
    kind: Noun,
    q: Annotated[str, Query(max_length=1000, description="What was typed so far.")] = "",
    limit: Annotated[int, Query(ge=1, le=50, description="How many at most.")] = 12,
) -> Response:
    """Suggest authorities while a name is typed: each word may be the beginning of one of theirs.

    All names are looked at, also former ones and those in other languages. Accents and case don't
    matter.
    """
    viewer = viewer_of(request)
    found = suggest_names(holding_of(request), viewer, kind, q, limit=limit)
    return send(Suggestions(tuple(map(_line, found))), viewer=viewer)


@router.get(
    "/authorities",
    responses=answers("AuthorityList", "Part of the list.", 401, 404, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    kind: Noun,
    beginning: Annotated[str, Query(max_length=500, description="How names begin.")] = "",
    after: Annotated[str | None, Query(description="`after` of the part before.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Response:
    """List authorities in the order of their names. The public is told of those on photographs."""
    viewer = viewer_of(request)
    page = list_authorities(
        holding_of(request), viewer, kind, beginning=beginning, after=after, limit=limit
    )
    return send(AuthorityList(tuple(map(_line, page.items)), page.after), viewer=viewer)


@router.post(
    "/authorities/{kind}",
    status_code=201,
    responses=answers(_RECORD, "It was made.", 400, 401, 403, 409, 413, 415, 422, status=201),
    openapi_extra=takes("AuthorityDescription", "The authority.", example=AUTHORITY),
)
def make(request: Request, kind: AuthorityNoun) -> Response:
    """Describe a new authority. Photographs make theirs themselves, by the names that they say."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    document = read_json(request)
    saved = describe_authority(holding, viewer, kind, read_authority(document))
    location = f"{holding.addresses.base}/api/authorities/{kind}/{saved.id}"
    remarks = markup_lines(document)
    return send_authority(
        request, viewer, kind, saved.id, status=201, location=location, remarks=remarks
    )


@router.get(
    "/authorities/{kind}/{authority_id}",
    responses=answers(_RECORD, "The authority.", 401, 404),
    openapi_extra=TOKEN_IF_ANY,
)
def read(request: Request, kind: AuthorityNoun, authority_id: str) -> Response:
    """Read an authority. One that was merged into another answers as that other one."""
    return send_authority(request, viewer_of(request), kind, known_form(authority_id))


@router.put(
    "/authorities/{kind}/{authority_id}",
    responses=answers(
        _RECORD, "As it stands now.", 400, 401, 403, 404, 409, 412, 413, 415, 422, 428
    ),
    openapi_extra=takes("AuthorityDescription", "The whole authority: what is left out goes.")
    | IF_MATCH,
)
def change(request: Request, kind: AuthorityNoun, authority_id: str) -> Response:
    """Describe an authority anew, whole, as of the version that If-Match names.

    A preferred name that goes is kept as another form. Photographs are found by the new name as
    soon as the waiting work is done. Where another version has been saved meanwhile, nothing is
    changed, and `differences` of the answer lists theirs and yours.
    """
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    shown = show_authority(holding, THE_DESK, kind, known_form(authority_id)).authority
    present = shown.version if shown else 0
    document = read_json(request)
    describe_authority(
        holding,
        viewer,
        kind,
        read_authority(document),
        authority_id=authority_id,
        expected_version=expected_version(request, present),
    )
    return send_authority(request, viewer, kind, authority_id, remarks=markup_lines(document))


@router.post(
    "/authorities/{kind}/{authority_id}/merge",
    responses=answers("MergeRecord", "It is merged.", 400, 401, 403, 404, 409, 413, 415, 422),
    openapi_extra=takes("MergeOrder", "Into which one.", example=MERGE),
)
def merge(request: Request, kind: AuthorityNoun, authority_id: str) -> Response:
    """Merge an authority into another one: whatever named it names the other one from now on.

    Merging somebody unidentified into somebody known identifies them.
    """
    viewer = viewer_of(request)
    viewer.must(Scope.WRITE)
    show_authority(holding_of(request), THE_DESK, kind, known_form(authority_id))  # or 404
    into, reason = _order(read_json(request))
    done = merge_authorities(
        holding_of(request), viewer, kind, known_form(authority_id), into=into, reason=reason
    )
    return send(merge_record(done), viewer=viewer)


@router.post(
    "/merges/{merge_id}/undo",
    responses=answers("MergeRecord", "It is taken back.", 401, 403, 404, 409),
    openapi_extra=TOKEN,
)
def undo(request: Request, merge_id: str) -> Response:
    """Take a merge back: the authority is there again, and what named it names it."""
    viewer = viewer_of(request)
    viewer.must(Scope.WRITE)
    return send(
        merge_record(undo_merge(holding_of(request), viewer, known_form(merge_id))), viewer=viewer
    )


def send_authority(  # noqa: PLR0913 - which, for whom, and how
    request: Request,
    viewer: Viewer,
    noun: AuthorityNoun,
    authority_id: str,
    *,
    status: int = 200,
    location: str = "",
    remarks: tuple[ProblemLine, ...] = (),
) -> Response:
    """Send an authority's record; its version is the ETag."""
    holding = holding_of(request)
    reader = THE_DESK if viewer.may(Scope.WRITE) else viewer
    shown = show_authority(holding, reader, noun, authority_id)
    if shown.authority is None:
        shown = show_authority(holding, reader, noun, shown.moved_to)
    authority = shown.authority
    if authority is None:
        raise RuntimeError("an authority that others were merged into is gone")
    headers = {"etag": f'"{authority.version}"'} | ({"location": location} if location else {})
    page = holding.addresses.authority(noun, authority.id)
    record = replace(_record(authority, page), remarks=remarks)
    return send(record, viewer=viewer, status=status, headers=headers)


def merge_record(merge: AuthorityMerge) -> MergeRecord:
    """Tell of a merge."""
    return MergeRecord(
        id=merge.id,
        noun=merge.noun,
        merged_id=merge.merged_id,
        target_id=merge.target_id,
        authority=as_document(merge.former),
        photographs=merge.photographs,
        reason=merge.reason,
        merged_at=merge.merged_at,
        merged_by=merge.merged_by,
        undone_at=merge.undone_at,
        undone_by=merge.undone_by,
    )


def _record(authority: CataloguedAuthority, page: str) -> AuthorityRecord:
    document = as_document(authority.description)
    return AuthorityRecord(authority.id, authority.noun, authority.version, page, document)


def _line(one: AuthoritySummary) -> AuthorityLine:
    return AuthorityLine(
        one.id, one.noun, one.name, one.language, one.kind, one.from_edtf, one.until_edtf, one.other
    )


def _order(body: Any) -> tuple[str, str]:
    """Read into which authority, and why; `Rejected` names what is none of it."""
    problems = list(unfit_values(body))
    into = body.get("into") if isinstance(body, dict) else None
    reason = body.get("reason", "") if isinstance(body, dict) else ""
    if not isinstance(into, str) or set(body) - {"into", "reason"}:
        problems.append(Problem("into", "", _MERGE_ORDER))
    elif not isinstance(reason, str):
        problems.append(Problem("reason", "", "must be text"))
    if problems:
        raise Rejected("This merge can't be done as it is asked for.", tuple(problems))
    return known_form(str(into)), str(reason)
