"""Photographs as the API answers them."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from app.domain.viewers import THE_DESK, Viewer
from app.services.show_photograph import show_photograph
from app.web.api.answers import ProblemLine
from app.web.api.remarks import remarks_on
from app.web.api.sending import send
from app.web.pages.record import record_of, working_record_of
from app.web.viewing import holding_of


def send_record(  # noqa: PLR0913 - which, for whom, and what of it
    request: Request,
    viewer: Viewer,
    photograph_id: str,
    *,
    is_new: bool = False,
    is_working_copy: bool = False,
    remarks: Sequence[ProblemLine] | None = None,
) -> Response:
    """Send a record, or what is prepared beside it; its version is the ETag.

    Where there are `remarks` to tell, if only none so far, what is odd about it is told after them.
    """
    holding = holding_of(request)
    shown = show_photograph(holding, viewer, photograph_id)
    photograph, copy, addresses = shown.photograph, shown.working_copy, holding.addresses
    if is_working_copy and copy:
        version, document = (
            copy.version,
            working_record_of(photograph, copy, addresses, related=shown.related),
        )
    else:
        version = photograph.version
        document = record_of(photograph, addresses, working_copy=copy, related=shown.related)
    if remarks is not None:
        said = copy.description if is_working_copy and copy else photograph.description
        above = [event for unit in photograph.units for event in unit.description.custody]
        if every := (*remarks, *remarks_on(said, inherited=above)):
            document["remarks"] = every
    headers = {"etag": f'"{version}"'}
    if is_new:
        headers["location"] = f"{addresses.base}/api/photographs/{photograph_id}"
    return send(document, viewer=viewer, status=201 if is_new else 200, headers=headers)


def send_written(
    request: Request,
    photograph_id: str,
    *,
    is_new: bool = False,
    is_working_copy: bool = False,
    remarks: Sequence[ProblemLine] = (),
) -> Response:
    """Send a record to whoever has just changed it, also where they may not read it later.

    What is odd about it is pointed out in `remarks`, after those on what was handed in.
    """
    return send_record(
        request,
        THE_DESK,
        photograph_id,
        is_new=is_new,
        is_working_copy=is_working_copy,
        remarks=remarks,
    )
