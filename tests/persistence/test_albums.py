from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.errors import NotFound
from app.domain.photographs import PhotographDescription
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence import albums
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]
ALBUM = UnitDescription("ALB", {"en": ["Album"]}, level=Level.ALBUM)


def keep(catalogue: Catalogue, *codes: str) -> list[str]:
    catalogue.save_unit(ALBUM)
    ids = [catalogue.save(PhotographDescription(code, unit="ALB")).id for code in codes]
    for one in ids:
        catalogue.publish(one)
    return ids


def unit_id(catalogue: Catalogue) -> str:
    unit = catalogue.unit_by_code("ALB")
    assert unit is not None
    return unit.id


def test_an_album_has_its_leaves_in_filing_order(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        last, first = keep(catalogue, "ALB 10", "ALB 9")
        room = catalogue.reading_room
        album = room.album(unit_id(catalogue))
        assert [one.id for one in album.photographs] == [first, last]
        assert album.state == room.album_state(album.unit.id)


def test_whatever_an_album_shows_changes_its_state(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        keep(catalogue, "ALB 1")
        states = [catalogue.reading_room.album_state(unit_id(catalogue))]
        for change in (
            lambda: keep(catalogue, "ALB 2"),
            lambda: catalogue.save(PhotographDescription("ALB 2", {"en": ["New"]}, unit="ALB")),
            lambda: catalogue.save(PhotographDescription("ALB 2", {"en": ["New"]})),
            lambda: catalogue.save_unit(replace(ALBUM, scope_and_content={"en": ["Much"]})),
        ):
            change()
            states.append(catalogue.reading_room.album_state(unit_id(catalogue)))
    assert all(one != other for one, other in pairwise(states))
    assert states[0] == states[3]  # what went in has gone out again


def test_the_public_s_album_has_no_drafts(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        (shown,) = keep(catalogue, "ALB 1")
        catalogue.save(PhotographDescription("ALB 2", unit="ALB"))
        name = unit_id(catalogue)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        album = catalogue.reading_room.album(name)
    assert [one.id for one in album.photographs] == [shown]


def test_what_is_no_album_has_none(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        keep(catalogue, "ALB 1", "ALB 2")
        name, room = unit_id(catalogue), catalogue.reading_room
        monkeypatch.setattr(albums, "MOST_LEAVES", 1)
        assert room.album_state(name) is None
        monkeypatch.undo()
        catalogue.save_unit(replace(ALBUM, level=Level.SERIES))
        assert room.album_state(name) is None
        with pytest.raises(NotFound):
            room.album(name)
        with pytest.raises(NotFound):
            room.album_state("00000000-0000-7000-8000-000000000000")
