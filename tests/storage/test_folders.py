"""Folders that a power cut keeps, and that no link leads out of."""

import os
import stat
from pathlib import Path

import pytest

from app.domain.errors import DamagedHolding
from app.storage.folders import make_folder, settle, stand, stands_as_file
from app.storage.layout import Layout


def test_a_missing_holding_is_never_made_by_storing_into_it(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "not-mounted")
    with pytest.raises(DamagedHolding, match="Is its disk mounted"):
        make_folder(layout, layout.originals)
    assert not layout.home.exists()


def test_folders_follow_the_umask(layout: Layout) -> None:
    before = os.umask(0o027)
    try:
        make_folder(layout, layout.originals)
    finally:
        os.umask(before)
    assert stat.S_IMODE(layout.originals.stat().st_mode) == 0o750


def test_a_holding_may_itself_be_reached_by_a_link(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "by-link").symlink_to(layout.home)
    linked = Layout(tmp_path / "by-link")
    make_folder(linked, linked.originals)
    assert layout.originals.is_dir()


@pytest.mark.parametrize("there", [True, False], ids=["to a folder", "to nothing"])
def test_no_folder_is_made_through_a_link(layout: Layout, tmp_path: Path, *, there: bool) -> None:
    outside = tmp_path / "outside"
    if there:
        outside.mkdir()
    (layout.home / "images").symlink_to(outside)
    with pytest.raises(DamagedHolding, match="images"):
        make_folder(layout, layout.originals)
    assert not outside.exists() or list(outside.iterdir()) == []


def test_nothing_is_looked_at_through_a_link(layout: Layout, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").touch()
    (layout.home / "images").symlink_to(outside)
    with pytest.raises(DamagedHolding, match="images is a symbolic link"):
        stand(layout, layout.home / "images" / "secret")


def test_a_file_in_the_place_of_a_folder_is_named(layout: Layout) -> None:
    (layout.home / "images").write_text("not a folder")
    with pytest.raises(DamagedHolding, match="images could not be made: something else lies"):
        make_folder(layout, layout.originals)


def test_only_an_ordinary_file_stands_as_a_file(layout: Layout) -> None:
    pipe = layout.home / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(DamagedHolding, match="pipe is not an ordinary file"):
        stands_as_file(layout, pipe)
    assert stands_as_file(layout, layout.home / "absent" / "file") is None


def test_settling_reaches_from_a_folder_up_to_the_holding(
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_folder(layout, layout.originals)
    settled: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: settled.append(os.fstat(descriptor).st_ino))
    settle(layout, layout.originals)
    folders = [layout.originals, layout.home / "images", layout.home]
    assert settled == [folder.stat().st_ino for folder in folders]
