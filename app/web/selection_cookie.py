"""The cookie that holds what a reader has put aside. Nothing of it is kept here."""

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import NotFound
from app.domain.selection import Selection
from app.web.viewing import holding_of

COOKIE: Final = "verso_selection"
_LASTS_FOR_S: Final = 90 * 24 * 60 * 60


def selected(request: Request) -> Selection:
    """Give what the reader has put aside; nothing where the cookie is none of ours."""
    try:
        return Selection.read(request.cookies.get(COOKIE, ""))
    except NotFound:
        return Selection()


def keep_selection(request: Request, answer: Response, selection: Selection) -> None:
    """Have the browser keep a selection, or forget an empty one."""
    base = urlsplit(holding_of(request).settings.base_url)
    path, secure = f"{base.path}/", base.scheme == "https"
    if not selection.ids:
        answer.delete_cookie(COOKIE, path=path, secure=secure, httponly=True, samesite="lax")
        return
    answer.set_cookie(
        COOKIE,
        selection.written,
        max_age=_LASTS_FOR_S,
        path=path,
        secure=secure,
        httponly=True,
        samesite="lax",
    )
