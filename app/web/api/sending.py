"""Answers of the API as JSON."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from app.domain.viewers import THE_PUBLIC, Viewer


def send(
    answer: Any,
    *,
    viewer: Viewer,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    media_type: str = "application/json",
) -> Response:
    """Send an answer; what only some may read is kept by no cache."""
    kept = "public, no-cache" if viewer == THE_PUBLIC else "private, no-store"
    return Response(
        orjson.dumps(answer),
        status_code=status,
        headers={"cache-control": kept, "vary": "Authorization, Cookie", **(headers or {})},
        media_type=media_type,
    )
