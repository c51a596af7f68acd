"""The cookie that a browser is known by while somebody is signed in."""

from starlette.requests import Request
from starlette.responses import Response

from app.domain.accounts import LASTS_FOR
from app.web.viewing import holding_of, session_cookie


def sent_cookie(request: Request) -> str:
    """Give what the browser sent, whether it holds or not; empty where it sent nothing."""
    return request.cookies.get(session_cookie(holding_of(request).settings.base_url), "")


def keep_cookie(request: Request, answer: Response, cookie: str) -> None:
    """Have the browser keep a session's cookie: out of scripts' and other sites' reach.

    RFC 6265bis, 5.6; the server decides when the session is over.
    """
    base_url = holding_of(request).settings.base_url
    answer.set_cookie(
        session_cookie(base_url),
        cookie,
        max_age=int(LASTS_FOR.total_seconds()),
        path="/",
        secure=base_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )


def drop_cookie(request: Request, answer: Response) -> None:
    """Have the browser forget it."""
    base_url = holding_of(request).settings.base_url
    answer.delete_cookie(
        session_cookie(base_url),
        path="/",
        secure=base_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )
