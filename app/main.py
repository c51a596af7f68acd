"""The web application for a server of one's own, with as many processes as it likes.

    uvicorn app.main:application --factory --workers 4

`verso worker` runs beside it. `verso serve` needs none of this.
"""

import json
import logging
import re
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, Final

import structlog
from structlog.contextvars import get_contextvars, merge_contextvars

from app.holdings import open_holding
from app.services.get_ready import get_ready
from app.settings import read_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

_COVER: Final = "[covered]"
_SECRETS: Final = (
    (re.compile(r"verso_[A-Za-z0-9_-]{16,}"), f"verso_{_COVER}"),
    (re.compile(r"(verso_session[\"']?\s*[=:]\s*[\"']?)[^\s;,\"']+"), rf"\1{_COVER}"),
    (
        re.compile(r"(?i)((?:proxy-)?authorization[\"']?\s*[=:]\s*[\"']?)[^\r\n\"']+"),
        rf"\1{_COVER}",
    ),
    (
        re.compile(
            r"(?i)((?:pass(?:word|phrase)|secret|token)[\"']?\s*[=:]\s*[\"']?)[^\s&;,\"'}]+"
        ),
        rf"\1{_COVER}",
    ),
    (re.compile(r"(://[^/\s:@]*:)[^/\s@]+@"), rf"\1{_COVER}@"),
)


def application() -> "FastAPI":
    """Open the holding that the environment names; it is open as long as the process lives."""
    from app.web.application import create_application  # noqa: PLC0415 - all pages: images need none

    log_plainly()
    holding = open_holding(read_settings())
    made = create_application(holding)
    get_ready(holding)
    return made


def log_plainly() -> None:
    """Log to standard error: our own steps, and what others have to complain of."""
    is_json = read_settings().log_format == "json"
    shown = logging.StreamHandler()
    shown.setFormatter(LogLines(is_json=is_json))
    logging.basicConfig(level=logging.WARNING, handlers=[shown])
    logging.getLogger("app").setLevel(logging.INFO)
    structlog.configure(
        processors=[merge_contextvars, _as_facts],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


class LogLines(logging.Formatter):
    """A line of text, or a JSON object, for each event; no secret of a request gets into it."""

    def __init__(self, *, is_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        """Write an event down; no control character of a request gets into a log."""
        facts = {**get_contextvars(), **getattr(record, "facts", {})}
        if self._is_json:
            told = {
                "at": self.formatTime(record),
                "level": record.levelname.lower(),
                "logger": record.name,
                "event": record.getMessage(),
                **facts,
            }
            if record.exc_info:
                told["exception"] = self.formatException(record.exc_info)
            covered = {
                name: without_secrets(value) if isinstance(value, str) else value
                for name, value in told.items()
            }
            return json.dumps(covered, default=str, ensure_ascii=False)
        line = super().format(record)
        head, _, trace = line.partition("\n")
        head += "".join(f" {name}={value!r}" for name, value in facts.items())
        return without_secrets(f"{head}\n{trace}" if trace else head)


def without_secrets(text: str) -> str:
    """Cover what looks like a token, a session, a password or the credentials in an address."""
    for secret, cover in _SECRETS:
        text = secret.sub(cover, text)
    return text


def _as_facts(
    _logger: Any, _level: str, event: MutableMapping[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """Hand a structured event on to the formatter, with its facts beside it."""
    exc_info = event.pop("exc_info", None)
    message = str(event.pop("event", ""))
    return ((message,), {"exc_info": exc_info, "extra": {"facts": dict(event)}})
