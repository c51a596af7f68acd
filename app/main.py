"""The web application for a server of one's own, with as many processes as it likes.

    uvicorn app.main:application --factory --workers 4

`verso worker` runs beside it. `verso serve` needs none of this.
"""

import logging
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import structlog

from app.holdings import open_holding
from app.settings import read_settings

if TYPE_CHECKING:
    from fastapi import FastAPI


def application() -> "FastAPI":
    """Open the holding that the environment names; it is open as long as the process lives."""
    from app.web.application import create_application  # noqa: PLC0415 - all pages: images need none

    log_plainly()
    return create_application(open_holding(read_settings()))


def log_plainly() -> None:
    """Log to standard error: our own steps, and what others have to complain of."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("app").setLevel(logging.INFO)
    structlog.configure(
        processors=[_on_one_line],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _on_one_line(
    _logger: Any, _level: str, event: MutableMapping[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """Put a structured event into a line; no control character of a request gets into a log."""
    exc_info = event.pop("exc_info", None)
    message = str(event.pop("event", ""))
    facts = "".join(f" {name}={value!r}" for name, value in event.items())
    return ((f"{message}{facts}".replace("%", "%%"),), {"exc_info": exc_info})
