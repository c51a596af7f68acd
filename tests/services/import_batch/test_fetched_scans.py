"""A scan that a table names by its address: off, until a host is named; then like any other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services.import_batch import import_batch
from app.settings import Settings


@pytest.fixture
def elsewhere(serve: Callable[[Any], httpx.Client], scan: Callable[..., bytes]) -> str:
    """Another machine, with a scan and a page."""
    routes = [
        Route("/scans/front 1.png", lambda _: Response(scan("red"), media_type="image/png")),
        Route("/page", lambda _: Response("<html>")),
    ]
    return str(serve(Starlette(routes=routes)).base_url).rstrip("/")


@pytest.fixture
def permitted(holding: Holding, elsewhere: str) -> Iterator[Holding]:
    """The holding, of which the setting names that machine."""
    host = elsewhere.removeprefix("http://")
    settings = Settings(home=holding.settings.home, import_internal_hosts=(host,))
    with open_holding(settings) as opened:
        yield opened


def left_over(holding: Holding) -> list[str]:
    folder = holding.layout.incoming_originals
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def test_without_a_named_host_an_address_refuses_the_row(
    holding: Holding, images: Path, table: Callable[..., Path], elsewhere: str
) -> None:
    rows = table(["A 1", "Title", f"{elsewhere}/scans/front%201.png", ""])
    (row,) = import_batch(holding, table=rows, images=images).rows
    assert row.outcome is Outcome.REFUSED
    assert "no host is named from which files may be fetched" in row.problems[0].reason


def test_a_scan_is_fetched_looked_at_and_kept_under_its_own_name(
    permitted: Holding, images: Path, table: Callable[..., Path], elsewhere: str
) -> None:
    rows = table(["A 1", "Title", f"{elsewhere}/scans/front%201.png", ""])
    dry = import_batch(permitted, table=rows, images=images, dry_run=True)
    assert [row.outcome for row in dry.rows] == [Outcome.MADE]
    assert not list(permitted.originals.all())
    (made,) = import_batch(permitted, table=rows, images=images).rows
    assert made.outcome is Outcome.MADE
    with permitted.open(THE_DESK) as catalogue:
        (side,) = catalogue.photograph(made.photograph_id).description.sides
    (kept,) = side.scans
    assert (kept.file_name, kept.media_type) == ("front 1.png", "image/png")
    assert list(permitted.originals.all()) == [kept.sha256]
    (again,) = import_batch(permitted, table=rows, images=images).rows
    assert again.outcome is Outcome.UNCHANGED
    assert left_over(permitted) == []


@pytest.mark.parametrize("path", ["/page", "/nothing"])
def test_what_is_no_scan_refuses_the_row_and_leaves_nothing(
    permitted: Holding, images: Path, table: Callable[..., Path], elsewhere: str, path: str
) -> None:
    rows = table(["A 1", "Title", elsewhere + path, ""])
    (row,) = import_batch(permitted, table=rows, images=images).rows
    assert row.outcome is Outcome.REFUSED
    assert left_over(permitted) == []
    assert not list(permitted.originals.all())
