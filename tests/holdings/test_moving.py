"""A holding whose catalogue moves to a server."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.errors import NotFound, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.progress import quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.holdings.moving import move_catalogue
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer


@pytest.mark.sqlite_only
def test_it_is_the_same_holding_on_the_server(
    holding: Holding, database_server: "DatabaseServer"
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(PhotographDescription("A/1"))
        catalogue.commit()
    settings = Settings(home=holding.layout.home, database_url=database_server.make("moving"))
    assert move_catalogue(settings, holding.layout.catalogue, quietly) == 1
    assert holding.layout.catalogue.is_file()
    with open_holding(settings) as moved, moved.open(THE_DESK) as catalogue:
        assert catalogue.photograph_by_code("A/1") is not None


def test_the_server_and_the_file_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="VERSO_DATABASE_URL"):
        move_catalogue(Settings(home=tmp_path), tmp_path / "catalogue.db", quietly)
    on_server = Settings(home=tmp_path, database_url="postgresql://nowhere.invalid/verso")
    with pytest.raises(NotFound, match=r"no catalogue .*catalogue\.db"):
        move_catalogue(on_server, tmp_path / "catalogue.db", quietly)
