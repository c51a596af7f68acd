"""Who may sign in: the pages of administrators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.accounts import Account, Role
from app.domain.errors import Conflict, Rejected
from app.domain.viewers import Scope
from app.services.change_account import change_account
from app.services.create_account import create_account
from app.services.end_sessions import end_sessions
from app.services.list_accounts import list_accounts
from app.services.reset_password import reset_password
from app.services.revoke_token import revoke_token
from app.services.show_account import show_account
from app.web.pages.account_fields import account_fields
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import with_query
from app.web.pages.notices import Notice, done, fault
from app.web.pages.rendering import respond
from app.web.pages.small_forms import SmallForm, read_form

router = APIRouter(include_in_schema=False)
_LEAF: Final = 50


@dataclass(frozen=True, slots=True)
class AccountsFields:
    """The accounts by name, and the form for a new one, with what was typed into it."""

    accounts: tuple[Account, ...]
    total: int
    next_link: str
    first_link: str
    notice: Notice | None = None
    name: str = ""
    display_name: str = ""
    role: Role = Role.CATALOGUER
    roles: tuple[Role, ...] = tuple(Role)


@router.get("/admin")
def lead(request: Request) -> RedirectResponse:
    """Lead to the first of the pages."""
    desk = _desk(request)
    return RedirectResponse(f"{desk.root}/admin/accounts", HTTPStatus.SEE_OTHER)


@router.get("/admin/accounts")
def listed(request: Request, after: str | None = None, done_with: str = "") -> HTMLResponse:
    """List the accounts."""
    desk = _desk(request)
    fields = _list(desk, after=after, notice=done(done_with, desk.words))
    return respond(request, "admin_accounts.html", fields)


@router.post("/admin/accounts")
def add(request: Request) -> Response:
    """Make an account."""
    desk = _desk(request)
    form = read_form(request)
    role = _role(form) or Role.VIEWER
    name, shown = form["name"], form["display_name"]
    try:
        account = create_account(
            desk.holding,
            desk.viewer,
            name=name,
            display_name=shown,
            role=role,
            password=form.typed("password"),
        )
    except (Conflict, Rejected) as error:
        conflict = desk.words.say("There is an account of this name already.")
        notice = fault(error, desk.words, conflict=conflict)
        fields = _list(desk, notice=notice, name=name[:200], display_name=shown[:200], role=role)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return respond(request, "admin_accounts.html", fields, status=status)
    target = f"{desk.root}/admin/accounts/{account.id}?done_with=added"
    return RedirectResponse(target, HTTPStatus.SEE_OTHER)


@router.get("/admin/accounts/{account_id}")
def show(request: Request, account_id: str, done_with: str = "") -> HTMLResponse:
    """Show an account."""
    desk = _desk(request)
    return _page(request, desk, account_id, notice=done(done_with, desk.words))


@router.post("/admin/accounts/{account_id}")
def change(request: Request, account_id: str) -> Response:
    """Do what the pressed button says."""
    desk = _desk(request)
    show_account(desk.holding, desk.viewer, account_id)  # 404, whatever the form says
    form = read_form(request)
    act = _ACTS.get(form["do"])
    if act is None:
        return _page(request, desk, account_id)
    try:
        act(desk, account_id, form)
    except (Conflict, Rejected) as error:
        only = desk.words.say("This is the only administrator. Make somebody else one first.")
        notice = fault(error, desk.words, conflict=only if isinstance(error, Conflict) else "")
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, desk, account_id, notice=notice, status=status)
    target = f"{desk.root}/admin/accounts/{account_id}?done_with={form['do']}"
    return RedirectResponse(target, HTTPStatus.SEE_OTHER)


def _desk(request: Request) -> Desk:
    desk = desk_of(request)
    desk.viewer.must(Scope.ADMINISTER)
    return desk


def _list(  # noqa: PLR0913 - what a page has beside the list
    desk: Desk,
    *,
    after: str | None = None,
    notice: Notice | None = None,
    name: str = "",
    display_name: str = "",
    role: Role = Role.CATALOGUER,
) -> AccountsFields:
    page = list_accounts(desk.holding, desk.viewer, after=after, limit=_LEAF)
    here = f"{desk.root}/admin/accounts"
    return AccountsFields(
        page.items,
        page.total or 0,
        next_link=with_query(here, after=page.after) if page.after else "",
        first_link=here if after is not None else "",
        notice=notice,
        name=name,
        display_name=display_name,
        role=role,
    )


def _page(
    request: Request,
    desk: Desk,
    account_id: str,
    *,
    notice: Notice | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    shown = show_account(desk.holding, desk.viewer, account_id)
    fields = account_fields(shown, now=desk.holding.now(), notice=notice)
    return respond(request, "admin_account.html", fields, status=status)


def _role(form: SmallForm) -> Role | None:
    return next((role for role in Role if role == form["role"]), None)


def _change_role(desk: Desk, account_id: str, form: SmallForm) -> None:
    change_account(desk.holding, desk.viewer, account_id, role=_role(form))


def _change_name(desk: Desk, account_id: str, form: SmallForm) -> None:
    change_account(desk.holding, desk.viewer, account_id, display_name=form["display_name"])


def _reset_password(desk: Desk, account_id: str, form: SmallForm) -> None:
    reset_password(desk.holding, desk.viewer, account_id, form.typed("password"))


def _end_sessions(desk: Desk, account_id: str, form: SmallForm) -> None:
    end_sessions(desk.holding, desk.viewer, account_id, session_id=form["session"])


def _deactivate(desk: Desk, account_id: str, _form: SmallForm) -> None:
    change_account(desk.holding, desk.viewer, account_id, is_active=False)


def _activate(desk: Desk, account_id: str, _form: SmallForm) -> None:
    change_account(desk.holding, desk.viewer, account_id, is_active=True)


def _revoke_token(desk: Desk, _account_id: str, form: SmallForm) -> None:
    revoke_token(desk.holding, desk.viewer, form["token"])


_ACTS: Final[Mapping[str, Callable[[Desk, str, SmallForm], None]]] = {
    "role": _change_role,
    "name": _change_name,
    "password": _reset_password,
    "sessions": _end_sessions,
    "deactivated": _deactivate,
    "activated": _activate,
    "revoked": _revoke_token,
}
"""By the button: what it does."""
