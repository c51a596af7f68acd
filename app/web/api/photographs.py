"""Photographs, for programs: listed, read and described."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.catalogued import PhotographSummary
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.viewers import Scope
from app.exchange.photograph_document import read_photograph
from app.services.describe import describe
from app.services.list_photographs import list_photographs
from app.services.show_photograph import show_photograph
from app.web.api.answers import PhotographLine, PhotographList
from app.web.api.bodies import read_json
from app.web.api.contract import TOKEN_IF_ANY, answers, takes
from app.web.api.examples import PHOTOGRAPH
from app.web.api.remarks import markup_lines
from app.web.api.sending import send
from app.web.api.sending_records import send_record, send_written
from app.web.api.versions import IF_MATCH, expected_version
from app.web.viewing import holding_of, viewer_of

_RECORD: Final = "PhotographRecord"
Reason = Annotated[str, Query(max_length=2000, description="Why, for the record's history.")]

router = APIRouter(prefix="/api/photographs", tags=["Photographs"])


@router.get(
    "",
    responses=answers("PhotographList", "Part of the list.", 401, 404, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    after: Annotated[str | None, Query(description="`after` of the part before.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
    state: Annotated[PublicationState | None, Query(description="Only those of a state.")] = None,
    *,
    only_from_back: Annotated[
        bool, Query(description="Only those that are known from what is written on a back alone.")
    ] = False,
) -> Response:
    """List photographs in the order in which they were made."""
    viewer = viewer_of(request)
    page = list_photographs(
        holding_of(request),
        viewer,
        after=after,
        limit=limit,
        state=state,
        only_from_back=only_from_back,
    )
    return send(PhotographList(tuple(map(_line, page.items)), page.after), viewer=viewer)


@router.post(
    "",
    status_code=201,
    responses=answers(
        _RECORD, "It was made, as a draft.", 400, 401, 403, 409, 413, 415, 422, status=201
    ),
    openapi_extra=takes(
        "PhotographDescription", "The photograph, its scans by SHA-256.", example=PHOTOGRAPH
    ),
)
def make(request: Request, reason: Reason = "") -> Response:
    """Describe a new photograph. Its reference code must be new; Location tells its address.

    A text may have up to 100,000 characters, all texts of a record 1,000,000; a list up to 2,000
    entries, all lists of a record 10,000. Of more than 250
    words that are new to the catalogue, searches find a record as they are written at once, and by
    their other forms when the job `search words` is done, which is told under `/admin/work`.
    """
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    document = read_json(request)
    description = read_photograph(document)
    saved = describe(holding, viewer, description, expected_version=0, reason=reason)
    return send_written(request, saved.id, is_new=True, remarks=markup_lines(document))


@router.get(
    "/{photograph_id}",
    responses=answers(_RECORD, "The photograph; its ETag is its version.", 401, 403, 404, 410),
    openapi_extra=TOKEN_IF_ANY,
)
def read(
    request: Request,
    photograph_id: str,
    *,
    working_copy: Annotated[
        bool, Query(description="As its editors see it: what is prepared beside it, if anything.")
    ] = False,
) -> Response:
    """Read a photograph as it stands in the catalogue.

    Read it as its working copy (for the scope `read`) to change it: the ETag is that copy's.
    """
    viewer = viewer_of(request)
    if working_copy:
        viewer.must(Scope.READ)
    return send_record(request, viewer, known_form(photograph_id), is_working_copy=working_copy)


@router.put(
    "/{photograph_id}",
    responses=answers(
        _RECORD, "As it stands now.", 400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 428
    ),
    openapi_extra=takes("PhotographDescription", "The whole photograph: what is left out goes.")
    | IF_MATCH,
)
def change(request: Request, photograph_id: str, reason: Reason = "") -> Response:
    """Describe a photograph anew, whole, as of the version that If-Match names.

    What is published, or was, goes on as it is: the description is kept beside it as its working
    copy, which is answered, until it is published. Where another version has been saved meanwhile,
    nothing is changed, and `differences` of the answer lists theirs and yours field by field.
    """
    photograph_id = known_form(photograph_id)
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    shown = show_photograph(holding, viewer, photograph_id)
    expected = expected_version(request, shown.edited_version)
    document = read_json(request)
    saved = describe(
        holding,
        viewer,
        read_photograph(document),
        photograph_id=photograph_id,
        expected_version=expected,
        reason=reason,
    )
    return send_written(
        request,
        photograph_id,
        is_working_copy=saved.is_working_copy,
        remarks=markup_lines(document),
    )


def _line(photograph: PhotographSummary) -> PhotographLine:
    return PhotographLine(
        photograph.id,
        photograph.reference_code,
        photograph.title,
        photograph.date_as_written,
        photograph.side_count,
    )
