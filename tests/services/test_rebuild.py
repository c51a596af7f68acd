"""The database is lost: all that was saved or published is made again, row by row."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import inspect, select

from app.domain.access import AccessRule
from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.documents import as_document
from app.domain.errors import Conflict, DamagedHolding
from app.domain.near_duplicates import LikenessVerdict
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.sides import SideDescription, SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.exchange.record_document import original_told, read_record_document, record_document
from app.holdings import Holding, open_holding
from app.persistence.database import embedded_url, open_database
from app.persistence.migrating import upgrade_to
from app.persistence.record_tables import NOT_IN_FILES, OWNERS
from app.persistence.records import all_records
from app.services.rebuild import rebuild
from app.services.verify import verify

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

WRITTEN_SINCE = {"batch"}  # that it was rebuilt is a batch of its own


def test_every_table_is_in_the_files_or_told_not_to_be() -> None:
    tables = {table.name for table in all_records().sorted_tables}
    assert tables == OWNERS.keys() | NOT_IN_FILES.keys()
    assert not OWNERS.keys() & NOT_IN_FILES.keys()
    for name, (_, column) in OWNERS.items():
        assert column in all_records().tables[name].columns


@pytest.fixture
def worked_on(sampled: Holding) -> Holding:
    """The sample, and whatever can be done to it: each table of the files has a row."""
    with sampled.open(THE_DESK, writes=True) as catalogue:
        first, second, *_ = catalogue.photographs().items
        shown = catalogue.photograph(first.id).description
        catalogue.save_unit(UnitDescription("Z/1", {"en": ["Box"]}))
        capped = AccessRule(date(2040, 1, 1), size_cap_px=500)
        catalogue.save_unit(UnitDescription("Z", {"en": ["Fonds"]}, access=capped))
        catalogue.save_unit(UnitDescription("Z/1", {"en": ["Box"]}, parent="Z"))
        small, none = AccessRule(size_cap_px=400), AccessRule(size_cap_px=0)
        back = SideDescription(SideKind.VERSO, access=none)
        catalogue.save(PhotographDescription("CAP", unit="Z/1", sides=(back,), access=small))
        catalogue.commit()
    with sampled.open(THE_DESK, writes=True) as catalogue:
        catalogue.edit(replace(shown, process="albumen"), photograph_id=first.id, reason="looked")
        catalogue.withdraw(second.id, reason="rights are not clear")
        nobody = AccessRule(reason="a person lives")
        alone = replace(shown, reference_code="ALONE", sides=(), access=nobody, related=())
        catalogue.save(alone)
        noun = AuthorityNoun.AGENT
        one = catalogue.authorities.save(noun, AuthorityDescription("Jan Nowak"))
        other = catalogue.authorities.save(noun, AuthorityDescription("J. Nowak"))
        catalogue.authorities.merge(noun, other.id, one.id)
        digests = [sha256 for sha256, _ in catalogue.digests()]
        catalogue.likenesses.decide(digests[0], digests[1], LikenessVerdict.DIFFERENT)
        batch_id = catalogue.open_batch("register.csv")
        catalogue.close_batch(batch_id, summary="nothing")
        catalogue.commit()
    return sampled


def rows(holding: Holding) -> dict[str, list[Any]]:
    """All that is in the tables whose rows are in files."""
    with holding.engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(all_records().tables[name])).all()))
            for name in OWNERS
        }


def documents(holding: Holding) -> dict[str, Any]:
    """All that is said of photographs, to the desk."""
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photographs(limit=100).items
        return {one.id: as_document(catalogue.photograph(one.id).description) for one in found}


def lose_the_database(holding: Holding) -> None:
    holding.close()
    for path in holding.layout.home.glob("catalogue.db*"):
        path.unlink()
    shutil.rmtree(holding.layout.manifests)


@pytest.mark.sqlite_only
def test_a_lost_catalogue_is_made_again_row_by_row(worked_on: Holding) -> None:
    worked_on.records.write_due()
    assert worked_on.records.due_count() == 0
    before, said = rows(worked_on), documents(worked_on)
    lose_the_database(worked_on)
    counts = rebuild(worked_on.settings)
    assert (counts.unreadable, counts.mended) == ((), ())
    assert counts.photographs == len(before["photograph"])
    with open_holding(worked_on.settings) as again:
        after = rows(again)
        for name in OWNERS.keys() - WRITTEN_SINCE:
            assert after[name] == before[name], name
        assert set(before["batch"]) < set(after["batch"])
        (made,) = set(after["batch"]) - set(before["batch"])
        assert "RECOVERY" in made, "it is an event of the holding"
        assert "SUCCESS" in made
        assert documents(again) == said
        assert verify(again).findings == ()
        with again.open(THE_PUBLIC) as catalogue:
            assert catalogue.photograph_by_code("ALONE") is None
    filled = {name for name, held in before.items() if held}
    assert filled >= {"working_copy", "authority_merge", "likeness_decision", "unit", "revision"}


@pytest.mark.sqlite_only
def test_what_is_found_by_search_is_found_again(worked_on: Holding) -> None:
    worked_on.records.write_due()
    with worked_on.open(THE_DESK) as catalogue:
        code = next(iter(documents(worked_on).values()))["reference_code"]
        before = catalogue.search(code).total
    lose_the_database(worked_on)
    rebuild(worked_on.settings)
    with open_holding(worked_on.settings) as again, again.open(THE_DESK) as catalogue:
        assert catalogue.search(code).total == before > 0


def test_each_change_falls_due_and_is_written_once(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved = catalogued("A", "red")
    assert holding.records.write_due() == 2, "the photograph, and its original"
    assert holding.records.write_due() == 0
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.publish(saved.id)
        catalogue.commit()
    assert holding.records.due_count() == 1
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.withdraw(saved.id, reason="never made last")
    assert holding.records.due_count() == 1


@pytest.mark.sqlite_only
def test_a_scan_that_moves_takes_its_record_along(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    bare, owner = catalogued("BARE"), catalogued("OWNER", "red")
    holding.records.write_due()
    with holding.open(THE_DESK, writes=True) as catalogue:
        sides = catalogue.photograph(owner.id).description.sides
        given = replace(catalogue.photograph(owner.id).description, sides=())
        catalogue.save(given, photograph_id=owner.id)
        catalogue.commit()
    with holding.open(THE_DESK, writes=True) as catalogue:
        taken = tuple(
            replace(side, id="", scans=tuple(replace(scan, id="") for scan in side.scans))
            for side in sides
        )
        taking = replace(catalogue.photograph(bare.id).description, sides=taken)
        catalogue.save(taking, photograph_id=bare.id)
        catalogue.commit()
    holding.records.write_due()
    before = documents(holding)
    lose_the_database(holding)
    assert rebuild(holding.settings).mended == ()
    with open_holding(holding.settings) as again:
        assert documents(again) == before


@pytest.mark.sqlite_only
def test_a_catalogue_that_is_there_is_never_made_again(holding: Holding) -> None:
    with pytest.raises(Conflict, match="There is a catalogue"):
        rebuild(holding.settings)


def test_nothing_is_made_of_nothing(holding: Holding) -> None:
    lose_the_database(holding)
    with pytest.raises(DamagedHolding, match="no records beside the originals"):
        rebuild(holding.settings)
    assert not holding.layout.catalogue.exists()


@pytest.mark.sqlite_only
def test_a_rotten_record_is_told_and_the_copy_beside_another_scan_serves(
    worked_on: Holding,
) -> None:
    worked_on.records.write_due()
    before = documents(worked_on)
    lose_the_database(worked_on)
    rotten = next(path for path in worked_on.record_files.all() if "originals" in path.parts)
    damage(rotten)
    counts = rebuild(worked_on.settings)
    (told,) = counts.unreadable
    assert rotten.name in told
    with open_holding(worked_on.settings) as again:
        assert documents(again).keys() == before.keys()


def damage(path: Path) -> None:
    """Turn one bit of a file over."""
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))
    os.utime(path)


def test_a_lost_catalogue_is_made_again_on_postgresql(
    worked_on: Holding, database_server: "DatabaseServer"
) -> None:
    worked_on.records.write_due()
    before, said = rows(worked_on), documents(worked_on)
    lose_the_database(worked_on)
    url = database_server.make("rebuilt")
    settings = worked_on.settings.model_copy(update={"database_url": url})
    assert rebuild(settings).mended == ()
    with open_holding(settings) as again:
        assert documents(again) == said
        after = rows(again)
        for name in OWNERS.keys() - WRITTEN_SINCE:
            assert after[name] == before[name], name
        assert verify(again).findings == ()
    with pytest.raises(Conflict, match="holds a catalogue already"):
        rebuild(settings)


FIRST_WITH_FILES = "0020"
"""The revision of the tables since which records stand beside the originals."""


@pytest.mark.sqlite_only
@pytest.mark.parametrize("revision", [FIRST_WITH_FILES, "0025"])
def test_files_that_an_older_verso_wrote_are_brought_up_to_date(
    worked_on: Holding, tmp_path: Path, revision: str
) -> None:
    worked_on.records.write_due()
    before, said = rows(worked_on), documents(worked_on)
    write_as_of(worked_on, revision, tmp_path / "older.db")
    lose_the_database(worked_on)
    counts = rebuild(worked_on.settings)
    assert (counts.unreadable, counts.mended) == ((), ())
    with open_holding(worked_on.settings) as again:
        assert documents(again) == said
        after = rows(again)
        for name in ("photograph", "original", "asset", "side", "revision", "fixity_event"):
            assert len(after[name]) == len(before[name]), name
        assert again.records.due_count() > 0, "they are written anew, as this version writes them"
        assert verify(again).is_sound
        again.records.write_due()
        assert verify(again).findings == ()


def write_as_of(holding: Holding, revision: str, database: Path) -> None:
    """Write all records as they were when the tables stood at a revision, without later columns."""
    engine = open_database(embedded_url(database))
    upgrade_to(engine, revision)
    there = inspect(engine)
    columns = {
        name: {column["name"] for column in there.get_columns(name)}
        for name in there.get_table_names()
    }
    engine.dispose()
    for path in list(holding.record_files.all()):
        body = path.read_bytes()
        older = [
            replace(record, schema=revision, rows=rows_of(record.rows, columns))
            for record in read_record_document(body)
        ]
        path.chmod(0o644)
        path.write_bytes(record_document(older, original_told(body)))


def rows_of(held: Any, columns: dict[str, set[str]]) -> dict[str, Any]:
    """Leave out the tables and columns that there were not yet."""
    return {
        table: [{name: row[name] for name in row if name in columns[table]} for row in told]
        for table, told in held.items()
        if table in columns
    }


def test_files_of_a_newer_verso_are_told_of(worked_on: Holding) -> None:
    worked_on.records.write_due()
    for path in list(worked_on.record_files.all()):
        body = path.read_bytes()
        newer = [replace(record, schema="9999") for record in read_record_document(body)]
        path.chmod(0o644)
        path.write_bytes(record_document(newer, original_told(body)))
    lose_the_database(worked_on)
    with pytest.raises(DamagedHolding, match=r"revision 9999 .* a newer one wrote them"):
        rebuild(worked_on.settings)
    assert not worked_on.layout.catalogue.exists()
