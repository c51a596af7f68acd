"""A store of derivatives in a real folder."""

import os
import shutil
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.derivative_levels import StoredTile
from app.domain.errors import DamagedHolding
from app.storage.derivative_index import DamagedDerivative
from app.storage.derivatives import Entries, LocalDerivatives, Maker
from app.storage.layout import DerivativeKey, Layout

Makers = Callable[[DerivativeDescription], Maker]
TILE = StoredTile(11, 2, 1)
BODY = b"\xff\xd8picture_files/11/2_1.jpg\xff\xd9"


def key_of(described: DerivativeDescription) -> DerivativeKey:
    return DerivativeKey(described.sha256, described.edition)


@pytest.fixture
def derivatives(layout: Layout) -> LocalDerivatives:
    return LocalDerivatives(layout)


@pytest.fixture
def other(described: DerivativeDescription) -> DerivativeDescription:
    """The same picture, made with other settings."""
    settings = DerivativeSettings(jpeg_quality=90)
    return replace(described, shape=DerivativeShape(described.shape.picture, settings))


def test_what_was_made_is_read(
    derivatives: LocalDerivatives, described: DerivativeDescription, maker: Makers
) -> None:
    assert derivatives.open(key_of(described)) is None
    derivatives.make(key_of(described), maker(described))
    opened = derivatives.open(key_of(described))
    assert opened is not None
    assert opened.description == described
    assert opened.read(TILE) == BODY
    derivatives.check(key_of(described))


def test_any_unzip_opens_it(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    derivatives.make(key_of(described), maker(described))
    with ZipFile(layout.derivative(key_of(described))) as archive:
        assert archive.testzip() is None
        assert archive.read(TILE.name) == BODY


def test_it_is_the_same_file_when_made_again(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    place = layout.derivative(key_of(described))
    derivatives.make(key_of(described), maker(described))
    before = place.read_bytes()
    derivatives.make(key_of(described), maker(described))
    assert place.read_bytes() == before


def test_the_old_one_serves_while_the_new_is_made_and_goes_then(
    derivatives: LocalDerivatives,
    described: DerivativeDescription,
    other: DerivativeDescription,
    maker: Makers,
) -> None:
    derivatives.make(key_of(described), maker(described))

    def look_and_make(into: Entries) -> DerivativeDescription:
        meanwhile = derivatives.open(key_of(other))
        assert meanwhile is not None
        assert meanwhile.description == described
        return maker(other)(into)

    before = derivatives.open(key_of(described))
    derivatives.make(key_of(other), look_and_make)
    after = derivatives.open(key_of(other))
    assert after is not None
    assert after.description == other
    assert list(derivatives.keys()) == [key_of(other)]
    assert before is not None
    assert before.read(TILE) == BODY  # a request that had begun is answered


def test_another_process_notices_the_new_one(
    derivatives: LocalDerivatives,
    layout: Layout,
    described: DerivativeDescription,
    other: DerivativeDescription,
    maker: Makers,
) -> None:
    process = LocalDerivatives(layout)
    derivatives.make(key_of(described), maker(described))
    assert process.open(key_of(other)) is not None
    derivatives.make(key_of(other), maker(other))
    opened = process.open(key_of(other))
    assert opened is not None
    assert opened.description == other


def test_a_maker_that_fails_leaves_the_old_one_and_no_trace(
    derivatives: LocalDerivatives,
    layout: Layout,
    described: DerivativeDescription,
    other: DerivativeDescription,
    maker: Makers,
) -> None:
    derivatives.make(key_of(described), maker(described))

    def fail(into: Entries) -> DerivativeDescription:
        into.add("picture.dzi", b"")
        raise DamagedHolding("the disk is full")

    with pytest.raises(DamagedHolding, match="the disk is full"):
        derivatives.make(key_of(other), fail)
    assert list(layout.incoming_derivatives.iterdir()) == []
    assert list(derivatives.keys()) == [key_of(described)]


def test_what_was_made_of_another_original_is_not_put_here(
    derivatives: LocalDerivatives, described: DerivativeDescription, maker: Makers
) -> None:
    key = DerivativeKey("cd" * 32, described.edition)
    with pytest.raises(ValueError, match="what was made is not"):
        derivatives.make(key, maker(described))
    assert list(derivatives.keys()) == []


def test_a_derivative_is_on_the_disk_before_it_has_its_name(
    derivatives: LocalDerivatives,
    described: DerivativeDescription,
    maker: Makers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def noted(*given: object, name: str = name, real: object = real) -> object:
            calls.append(name)
            return real(*given)  # type: ignore[operator]  # one of the os functions above

        monkeypatch.setattr(os, name, noted)
    derivatives.make(key_of(described), maker(described))
    assert calls[-3:] == ["write", "fsync", "replace"]


def test_a_damaged_one_is_told_and_can_be_made_again(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    key = key_of(described)
    derivatives.make(key, maker(described))
    place = layout.derivative(key)
    place.write_bytes(place.read_bytes()[:-1])
    with pytest.raises(DamagedDerivative):
        derivatives.open(key)
    with pytest.raises(DamagedDerivative):
        derivatives.check(key)
    derivatives.make(key, maker(described))
    assert derivatives.open(key) is not None


def test_no_more_than_so_many_are_kept_open(
    layout: Layout,
    described: DerivativeDescription,
    maker: Makers,
    open_files: Callable[[], int],
) -> None:
    derivatives = LocalDerivatives(layout, most_open=3)
    all_of_them = [replace(described, sha256=f"{number:064x}") for number in range(6)]
    for one in all_of_them:
        derivatives.make(key_of(one), maker(one))
    assert open_files() == 0
    for one in all_of_them * 2:
        opened = derivatives.open(key_of(one))
        assert opened is not None
        assert opened.description.sha256 == one.sha256
    del opened
    assert open_files() == 3


def test_one_kept_open_is_not_opened_again(
    derivatives: LocalDerivatives, described: DerivativeDescription, maker: Makers
) -> None:
    derivatives.make(key_of(described), maker(described))
    opened = derivatives.open(key_of(described))
    assert derivatives.open(key_of(described)) is opened
    derivatives.close(key_of(described))
    assert derivatives.open(key_of(described)) is not opened


def test_removing_takes_all_editions(
    derivatives: LocalDerivatives, described: DerivativeDescription, maker: Makers
) -> None:
    derivatives.make(key_of(described), maker(described))
    assert derivatives.open(key_of(described)) is not None
    derivatives.remove(described.sha256)
    derivatives.remove(described.sha256)
    assert derivatives.open(key_of(described)) is None


def test_the_whole_folder_can_be_deleted_and_made_again(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    derivatives.make(key_of(described), maker(described))
    shutil.rmtree(layout.derivatives)
    assert derivatives.open(key_of(described)) is None
    derivatives.make(key_of(described), maker(described))
    assert derivatives.open(key_of(described)) is not None


def test_keys_come_in_a_stable_order_and_strangers_are_passed_over(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    both = [described, replace(described, sha256="01" * 32)]
    for one in both:
        derivatives.make(key_of(one), maker(one))
    (layout.derivatives / "README").touch()
    (layout.derivative(key_of(described)).parent / key_of(both[1]).file_name).touch()
    assert list(derivatives.keys()) == [key_of(both[1]), key_of(both[0])]


def test_a_planted_link_is_neither_read_nor_written_through(
    derivatives: LocalDerivatives,
    layout: Layout,
    described: DerivativeDescription,
    maker: Makers,
    tmp_path: Path,
) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"secret")
    place = layout.derivative(key_of(described))
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    with pytest.raises(DamagedHolding, match="symbolic link"):
        derivatives.open(key_of(described))
    with pytest.raises(DamagedHolding, match="symbolic link"):
        derivatives.make(key_of(described), maker(described))
    assert outside.read_bytes() == b"secret"


def test_readers_see_it_whole_while_it_is_made_again(
    layout: Layout, described: DerivativeDescription, other: DerivativeDescription, maker: Makers
) -> None:
    making, reading = LocalDerivatives(layout), LocalDerivatives(layout)
    making.make(key_of(described), maker(described))

    def make_again() -> None:
        for turn in range(20):
            one = (other, described)[turn % 2]
            making.make(key_of(one), maker(one))

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(make_again)
        while not work.done():
            for one in (described, other):
                opened = reading.open(key_of(one))
                assert opened is None or opened.read(TILE) == BODY
        work.result()


def test_leftovers_of_a_kill_are_found_and_removed(
    derivatives: LocalDerivatives, layout: Layout
) -> None:
    layout.incoming_derivatives.mkdir(parents=True)
    (layout.incoming_derivatives / f"{'0' * 32}.part").write_bytes(b"half")
    (found,) = derivatives.leftovers(older_than=timedelta(0))
    assert found.size_bytes == 4
    derivatives.remove_leftover(found.name)
    assert list(derivatives.leftovers(older_than=timedelta(0))) == []


def test_derivatives_follow_the_umask(
    derivatives: LocalDerivatives, layout: Layout, described: DerivativeDescription, maker: Makers
) -> None:
    before = os.umask(0o027)
    try:
        derivatives.make(key_of(described), maker(described))
    finally:
        os.umask(before)
    assert stat.S_IMODE(layout.derivative(key_of(described)).stat().st_mode) == 0o640
