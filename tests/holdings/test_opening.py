from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.errors import DamagedHolding
from app.domain.viewers import THE_DESK
from app.holdings import found_holding, open_holding
from app.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer


def test_founding_makes_the_folders_and_an_empty_catalogue(tmp_path: Path) -> None:
    home = tmp_path / "above" / "holding"
    with found_holding(Settings(home=home)) as holding, holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0
    folders = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_dir()}
    assert folders == {"images", "images/originals", "images/derivatives", "manifests"}


@pytest.mark.sqlite_only
def test_founding_a_second_time_changes_nothing(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    found_holding(settings).close()
    before = (tmp_path / "catalogue.db").read_bytes()
    found_holding(settings).close()
    assert (tmp_path / "catalogue.db").read_bytes() == before


@pytest.mark.sqlite_only
def test_where_there_is_no_holding_none_is_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(DamagedHolding, match=r"no holding in .*verso init"):
        open_holding(Settings(home=tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sqlite_only
def test_a_file_that_is_no_database_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"This is no database. " * 500)
    for opening in (open_holding, found_holding):
        with pytest.raises(DamagedHolding, match=r"is no database.*backup"):
            opening(Settings(home=tmp_path))


def test_a_home_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(DamagedHolding, match="something else lies in its place"):
        found_holding(Settings(home=tmp_path / "home"))


def test_a_database_that_nobody_has_made_tables_in_is_brought_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").touch()
    with open_holding(Settings(home=tmp_path)) as holding, holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph_count() == 0


@pytest.mark.sqlite_only
def test_no_new_catalogue_is_begun_over_scans_that_a_lost_one_described(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with found_holding(settings) as holding:
        holding.originals.put([b"a scan"])
    for path in tmp_path.glob("catalogue.db*"):
        path.unlink()
    with pytest.raises(DamagedHolding, match=r"describes them is missing.*verso rebuild"):
        found_holding(settings)
    (tmp_path / "catalogue.db").touch()
    for opening in (open_holding, found_holding):
        with pytest.raises(DamagedHolding, match=r"describes them is empty.*verso restore"):
            opening(settings)
    assert (tmp_path / "catalogue.db").stat().st_size == 0


def test_a_catalogue_on_a_server_is_made_once_and_opened(
    tmp_path: Path, database_server: "DatabaseServer"
) -> None:
    settings = Settings(home=tmp_path, database_url=database_server.make("opening"))
    with pytest.raises(DamagedHolding, match=r"no catalogue in the database.*verso init"):
        open_holding(settings)
    for opening in (found_holding, found_holding, open_holding):
        with opening(settings) as holding, holding.open(THE_DESK) as catalogue:
            assert catalogue.photograph_count() == 0
    assert not (tmp_path / "catalogue.db").exists()
    with found_holding(settings) as holding:
        holding.originals.put([b"a scan"])
    lost = Settings(home=tmp_path, database_url=database_server.make("opening"))
    with pytest.raises(DamagedHolding, match=r"describes them holds no catalogue.*verso rebuild"):
        found_holding(lost)
