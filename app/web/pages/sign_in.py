"""The pages of signing in and out. They work without script."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.errors import Rejected, TooManyTries
from app.domain.viewers import THE_PUBLIC
from app.services.sign_in import ByPassword, sign_in
from app.services.sign_out import sign_out
from app.web.form_token import form_token, token_field
from app.web.pages.choose_language import own_path
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.session_cookie import drop_cookie, keep_cookie, sent_cookie
from app.web.viewing import address_of, holding_of
from app.web.visit_cookie import keep_visit, new_visit, visit_of

router = APIRouter(include_in_schema=False)
SIGN_IN: Final = "/sign-in"
_LONGEST_SHOWN_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class SignInFields:
    """The form. `next` is the path that it leads to, `name` what was typed before.

    `is_wrong` says that name and password were not right, `is_stale` that the form was not of a
    page that this browser was given; `wait_s` how long to wait, 0 for not at all; `has_accounts`
    whether there is anybody who can sign in. `token_field` binds it to the browser.
    """

    next: str
    name: str = ""
    is_wrong: bool = False
    wait_s: int = 0
    has_accounts: bool = True
    is_stale: bool = False
    token_field: Markup = field(default_factory=Markup)


@router.get(SIGN_IN)
def show(request: Request, following: Annotated[str, Query(alias="next")] = "") -> HTMLResponse:
    """Show the form."""
    with holding_of(request).open(THE_PUBLIC) as catalogue:
        has_accounts = catalogue.accounts.any()
    return _form(request, SignInFields(own_path(following), has_accounts=has_accounts))


@router.post(SIGN_IN)
def begin(request: Request) -> Response:
    """Sign in, and go on to where one wanted to go."""
    form = read_form(request)
    name, following = form["name"], own_path(form["next"])
    try:
        begun = sign_in(
            holding_of(request),
            ByPassword(name, form.typed("password")),
            address=address_of(request),
            browser=request.headers.get("user-agent", ""),
            former_cookie=sent_cookie(request),
        )
    except (Rejected, TooManyTries) as error:
        return _refused(request, error, SignInFields(following, name[:_LONGEST_SHOWN_NAME]))
    answer = RedirectResponse(following or _start(request), HTTPStatus.SEE_OTHER)
    keep_cookie(request, answer, begun.cookie)
    answer.headers["cache-control"] = "no-store"
    return answer


@router.post("/sign-out")
def end(request: Request) -> Response:
    """Sign out, and go to the start page."""
    sign_out(holding_of(request), sent_cookie(request), address=address_of(request))
    answer = RedirectResponse(_start(request), HTTPStatus.SEE_OTHER)
    drop_cookie(request, answer)
    answer.headers["cache-control"] = "no-store"
    return answer


def sign_in_again(request: Request, typed: Mapping[str, str]) -> HTMLResponse:
    """Show the form to a browser that sent one which it was not given (403)."""
    name = typed.get("name", "")[:_LONGEST_SHOWN_NAME]
    told = SignInFields(own_path(typed.get("next", "")), name, is_stale=True)
    return _form(request, told, status=HTTPStatus.FORBIDDEN)


def _refused(
    request: Request, error: Rejected | TooManyTries, fields: SignInFields
) -> HTMLResponse:
    if isinstance(error, TooManyTries):
        told = replace(fields, wait_s=error.retry_after_s)
        answer = _form(request, told, status=HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["retry-after"] = str(error.retry_after_s)
        return answer
    told = replace(fields, is_wrong=True)
    return _form(request, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _form(
    request: Request, fields: SignInFields, *, status: HTTPStatus = HTTPStatus.OK
) -> HTMLResponse:
    """Show the form, bound to a cookie of the browser's own."""
    sent = visit_of(request)
    visit = sent or new_visit()
    bound = replace(fields, token_field=token_field(form_token(visit)))
    answer = respond(request, "sign_in.html", bound, status=status)
    if not sent:
        keep_visit(request, answer, visit)
    answer.headers["cache-control"] = "private, no-store"
    return answer


def _start(request: Request) -> str:
    return f"{urlsplit(holding_of(request).settings.base_url).path}/"
