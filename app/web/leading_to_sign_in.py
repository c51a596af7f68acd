"""The way to the page where one signs in, and back."""

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse

from app.web.medium import Medium, medium_of
from app.web.viewing import holding_of


def is_led_to_sign_in(request: Request) -> bool:
    """Whether a person asked to read a page, and not a program or one who sends a form.

    What a form sends would be lost on the way: its page says what to do.
    """
    reads = request.method in {"GET", "HEAD"}
    return reads and "authorization" not in request.headers and medium_of(request) is Medium.PAGE


def lead_to_sign_in(request: Request) -> RedirectResponse:
    """Lead to the sign-in page, which leads back here."""
    root = urlsplit(holding_of(request).settings.base_url).path
    here = root + request.url.path
    if request.url.query:
        here = f"{here}?{request.url.query}"
    target = f"{root}/sign-in?{urlencode({'next': here})}"
    return RedirectResponse(
        target,
        status_code=HTTPStatus.SEE_OTHER,
        headers={"cache-control": "no-store", "vary": "Authorization, Cookie"},
    )
