"""How the server stands, for the programs that watch over it."""

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, cast

import orjson
from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.domain.errors import NotFound, VersoError
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.web.viewing import bearer_token, holding_of

if TYPE_CHECKING:
    from app.web.metrics import Metrics

router = APIRouter(include_in_schema=False)

_KEPT_BY_NOBODY: Final = {"cache-control": "no-store"}


@router.get("/healthz")
def lives() -> Response:
    """Say that this process answers. Nothing else is asked: a busy catalogue is no dead one."""
    return PlainTextResponse("lives\n", headers=_KEPT_BY_NOBODY)


@router.get("/readyz")
def is_ready(request: Request) -> Response:
    """Say whether readers can be sent here: the catalogue can be read, and the disk written to."""
    holding = holding_of(request)
    found = {"catalogue": _reads(holding), "disk": holding.layout.home.is_dir()}
    status = HTTPStatus.OK if all(found.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    body = orjson.dumps({"ready": all(found.values()), **found})
    return Response(body, status, _KEPT_BY_NOBODY, media_type="application/json")


@router.get("/metrics")
def count(request: Request) -> Response:
    """Tell what was counted, to whoever has the token of the settings."""
    holding = holding_of(request)
    wanted, given = holding.settings.metrics_token, bearer_token(request) or ""
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise NotFound("There is nothing at this address.")
    metrics = cast("Metrics", request.app.state.metrics)
    body = metrics.told(holding)
    return Response(body, headers=_KEPT_BY_NOBODY, media_type=CONTENT_TYPE_LATEST)


def _reads(holding: Holding) -> bool:
    try:
        with holding.open(THE_PUBLIC) as catalogue:
            catalogue.units_below(None, limit=1)
    except VersoError:
        return False
    return True
