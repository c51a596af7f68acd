"""A form that can't be proven to come from here: shown again, with what was typed into it."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import NotAllowed, VersoError
from app.web.api.bodies import arriving
from app.web.errors import answer_error
from app.web.form_token import FIELD
from app.web.forms.arriving import MOST_TEXT_BYTES, arrived
from app.web.medium import Medium, medium_of
from app.web.pages.rendering import respond
from app.web.pages.sign_in import SIGN_IN, sign_in_again
from app.web.pages.small_forms import read_form

_SECRET: Final = "password"  # noqa: S105 - a part of names of fields


@dataclass(frozen=True, slots=True)
class FormAgainFields:
    """The form that was sent. `shown` are those of its fields that somebody may have typed.

    `encoding` is how its page sends it; `lacks` says that it had passwords or files, which are not
    sent back.
    """

    encoding: str
    fields: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    lacks: bool


def form_again(request: Request) -> Response:
    """Refuse a request (403); a form whose texts could be read is shown, to be sent once more.

    Only what our own pages sent comes this far: a layer before refuses other sites'. Call it from a
    worker's thread.
    """
    if medium_of(request) is not Medium.PAGE:
        return _refused(request)
    try:
        fields = _typed(request)
    except VersoError:
        return _refused(request)
    if request.url.path == SIGN_IN:
        return sign_in_again(request, dict(fields.fields))
    answer = respond(request, "form_again.html", fields, status=HTTPStatus.FORBIDDEN)
    answer.headers["cache-control"] = "private, no-store"
    return answer


def _typed(request: Request) -> FormAgainFields:
    files: list[str] = []

    def keep(name: str, _file_name: str, _chunks: Iterator[bytes]) -> None:
        files.append(name)

    content_type = request.headers.get("content-type", "")
    if request.url.path == SIGN_IN:  # anybody sends these: only what need not be waited for
        fields = [*read_form(request).items()]
    else:
        chunks = arriving(request, most_bytes=MOST_TEXT_BYTES)
        fields = arrived(content_type, chunks, keep=keep)
    sent = [field for field in fields if field[0] != FIELD]
    kept = tuple((name, value) for name, value in sent if _SECRET not in name)
    return FormAgainFields(
        encoding=content_type.partition(";")[0],
        fields=kept,
        shown=tuple(value for _, value in kept if len(value.split()) > 1),
        lacks=bool(files) or len(kept) < len(sent),
    )


def _refused(request: Request) -> Response:
    fault = NotAllowed(
        "This was not sent from a page that was opened in this session, so nothing was done. "
        "Reload the page and do it there."
    )
    return answer_error(request, fault)
