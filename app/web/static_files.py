"""Style sheets, scripts and vendored viewers, as files."""

import os
from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "public, no-cache"


class VersoStaticFiles(StaticFiles):
    """Files with how long they may be kept: a vendored folder has its version in its name."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer a file or 304, and say for how long it holds."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        is_vendored = "/static/vendor/" in scope["path"]
        response.headers["cache-control"] = _FOR_EVER if is_vendored else _ASK_AGAIN
        return response
