"""In which language a page speaks: what its address asks, else a kept choice, else the browser."""

from collections.abc import Iterator, Mapping
from typing import Final

from starlette.requests import Request

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "pl": "Polski"}
"""The languages that pages are written in, by BCP 47 tag, each by its own name."""

FALLBACK: Final = "en"
COOKIE: Final = "verso_language"
PARAMETER: Final = "lang"
_LONGEST_HEADER: Final = 500


def language_of(request: Request) -> str:
    """Find the language for whoever sends this request."""
    return chosen_language(
        asked=request.query_params.get(PARAMETER, ""),
        kept=request.cookies.get(COOKIE, ""),
        accepted=request.headers.get("accept-language", ""),
    )


def chosen_language(*, asked: str = "", kept: str = "", accepted: str = "") -> str:
    """Take the first that we have: `?lang=`, the cookie, then `Accept-Language` by its weights."""
    for tag in (asked, kept, *_by_weight(accepted[:_LONGEST_HEADER])):
        language = tag.strip().lower().split("-")[0]
        if language in LANGUAGES:
            return language
    return FALLBACK


def _by_weight(header: str) -> list[str]:
    """List what a browser accepts, the dearest first. RFC 9110, 12.5.4 Accept-Language."""
    weighted = sorted(_weights(header), key=lambda pair: -pair[1])
    return [tag for tag, weight in weighted if weight > 0]


def _weights(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        tag, _, weight = part.partition(";")
        name, _, number = weight.partition("=")
        try:
            yield tag, float(number) if name.strip() == "q" else 1.0
        except ValueError:
            yield tag, 0.0
