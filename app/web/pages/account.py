"""One's own account: the password, where one is signed in, and one's tokens."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.account_faults import LONGEST_DAYS, AccountFault, refusal
from app.domain.accounts import SignedIn
from app.domain.errors import NotSignedIn, Rejected, TooManyTries
from app.domain.viewers import Scope
from app.services.change_account import change_account
from app.services.change_password import change_password
from app.services.create_token import create_token
from app.services.end_sessions import end_sessions
from app.services.revoke_token import revoke_token
from app.services.show_account import show_account
from app.web.pages.account_fields import account_fields
from app.web.pages.desk import Desk, desk_of
from app.web.pages.notices import Notice, done, fault
from app.web.pages.rendering import respond
from app.web.pages.small_forms import SmallForm, read_form
from app.web.viewing import signed_in

router = APIRouter(include_in_schema=False)


@router.get("/account")
def show(request: Request, done_with: str = "") -> HTMLResponse:
    """Show one's own account."""
    desk, known = _own(request)
    return _page(request, desk, known, notice=done(done_with, desk.words))


@router.post("/account")
def change(request: Request) -> Response:
    """Do what the pressed button says."""
    desk, known = _own(request)
    form = read_form(request)
    act = _ACTS.get(form["do"])
    if act is None:
        return _page(request, desk, known)
    try:
        token = act(desk, known, form)
    except TooManyTries as error:
        notice = Notice(desk.words.say("It was tried in vain too often."), is_fault=True)
        answer = _page(request, desk, known, notice=notice, status=HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["retry-after"] = str(error.retry_after_s)
        return answer
    except Rejected as error:
        notice = fault(error, desk.words)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, desk, known, notice=notice, status=status)
    if token:
        return _page(request, desk, known, new_token=token)
    root = desk.root
    return RedirectResponse(f"{root}/account?done_with={form['do']}", HTTPStatus.SEE_OTHER)


def _own(request: Request) -> tuple[Desk, SignedIn]:
    known = signed_in(request)
    if known is None:
        raise NotSignedIn("Sign in to see your account.")
    return desk_of(request), known


def _page(  # noqa: PLR0913 - what a page has beside the account
    request: Request,
    desk: Desk,
    known: SignedIn,
    *,
    notice: Notice | None = None,
    new_token: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    shown = show_account(desk.holding, known.viewer, known.account.id)
    fields = account_fields(
        shown,
        now=desk.holding.now(),
        here=known.session_id,
        scopes=known.viewer.scopes,
        notice=notice,
        new_token=new_token,
    )
    return respond(request, "account.html", fields, status=status)


def _change_password(desk: Desk, known: SignedIn, form: SmallForm) -> None:
    new = form.typed("password")
    if new != form.typed("repeated_password"):
        raise refusal("repeated_password", AccountFault.PASSWORD_REPEATED)
    former, address = form.typed("former_password"), desk.viewer.address
    change_password(desk.holding, known, former=former, new=new, address=address)


def _change_name(desk: Desk, known: SignedIn, form: SmallForm) -> None:
    name = form["display_name"]
    change_account(desk.holding, desk.viewer, known.account.id, display_name=name)


def _end_sessions(desk: Desk, known: SignedIn, form: SmallForm) -> None:
    session_id, here = form["session"], known.session_id
    account_id = known.account.id
    end_sessions(desk.holding, desk.viewer, account_id, session_id=session_id, but_for=here)


def _days(typed: str) -> int:
    """Read for how many days a token holds; 0: without end, and only where nothing was sent."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(LONGEST_DAYS))
    if typed and not (is_number and 0 < int(typed) <= LONGEST_DAYS):
        raise refusal("days", AccountFault.TOKEN_DAYS, value=typed)
    return int(typed or 0)


def _create_token(desk: Desk, _known: SignedIn, form: SmallForm) -> str:
    days = _days(form["days"])
    ends_at = desk.holding.now() + timedelta(days=days) if days else None
    scopes = [scope for scope in Scope if scope in form.all("scope")]
    name = form["token_name"]
    return create_token(desk.holding, desk.viewer, name=name, scopes=scopes, expires_at=ends_at)


def _revoke_token(desk: Desk, _known: SignedIn, form: SmallForm) -> None:
    revoke_token(desk.holding, desk.viewer, form["token"])


_ACTS: Final[Mapping[str, Callable[[Desk, SignedIn, SmallForm], str | None]]] = {
    "password": _change_password,
    "name": _change_name,
    "sessions": _end_sessions,
    "token": _create_token,
    "revoked": _revoke_token,
}
"""By the button: what it does. A new token is shown, for nothing else will tell it."""
