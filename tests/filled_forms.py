"""Forms sent over HTTP as a browser sends them that was given their page.

`httpx.Client(..., event_hooks=FORMS)` bears the token of its cookies wherever something is changed,
as the hidden first field of a form does, or the header of our scripts. What the token is good for
is tried by `tests/web/middleware/test_form_tokens.py` without this.
"""

from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Final

import httpx

from app.web.form_token import HEADER, form_token
from app.web.viewing import SESSION_COOKIE
from app.web.visit_cookie import COOKIE as VISIT_COOKIE

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def bear_token(request: httpx.Request) -> None:
    """Put the token on a request that has none; a form of signing in gets its cookie too."""
    if request.method in _SAFE or {"authorization", HEADER} & request.headers.keys():
        return
    cookies = {
        name.removeprefix("__Host-"): morsel.value
        for name, morsel in SimpleCookie(request.headers.get("cookie", "")).items()
    }
    bound_to = SESSION_COOKIE
    if request.url.path.endswith("/sign-in"):
        bound_to = VISIT_COOKIE
        if VISIT_COOKIE not in cookies:
            cookies[VISIT_COOKIE] = "of-a-test"
            sent = request.headers.get("cookie")
            names = f"{VISIT_COOKIE}=of-a-test; __Host-{VISIT_COOKIE}=of-a-test"
            request.headers["cookie"] = f"{sent}; {names}" if sent else names
    if bound_to in cookies:
        request.headers[HEADER] = form_token(cookies[bound_to])


FORMS: Final[dict[str, list[Callable[[httpx.Request], None]]]] = {"request": [bear_token]}
"""The hooks of a client that sends forms."""
