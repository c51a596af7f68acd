"""Originals between the store and nothing: found again by whoever comes next."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import DamagedHolding
from app.storage.layout import Layout
from app.storage.originals import LocalOriginals
from app.storage.set_aside import SetAside

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1
AT_ONCE = timedelta()


@pytest.fixture
def store(layout: Layout) -> LocalOriginals:
    """A store of one original."""
    store = LocalOriginals(layout)
    store.put([b"abc"])
    return store


def test_what_was_set_aside_is_out_of_the_store_and_found_until_it_is_discarded(
    store: LocalOriginals, layout: Layout
) -> None:
    before = datetime.now(UTC)
    aside = store.set_aside(ABC, older_than=AT_ONCE)
    assert aside is not None
    assert (aside.sha256, before <= aside.at <= datetime.now(UTC)) == (ABC, True)
    assert (store.exists(ABC), list(store.all())) == (False, [])
    again = LocalOriginals(layout)
    assert list(again.aside()) == [aside]
    again.discard(aside)
    again.discard(aside)
    assert list(again.aside()) == []
    assert os.listdir(layout.incoming_originals) == []  # noqa: PTH208 - names are enough


def test_the_same_scan_may_come_in_meanwhile(store: LocalOriginals) -> None:
    aside = store.set_aside(ABC, older_than=AT_ONCE)
    assert aside is not None
    assert not store.put([b"abc"]).already_kept
    store.discard(aside)
    assert store.digest_of(ABC) == ABC


def test_it_is_put_back_unless_the_same_scan_came_in_meanwhile(store: LocalOriginals) -> None:
    aside = store.set_aside(ABC, older_than=AT_ONCE)
    assert aside is not None
    assert store.put_back(aside)
    assert (store.digest_of(ABC), [*store.aside()]) == (ABC, [])
    assert not store.put_back(aside)
    again = store.set_aside(ABC, older_than=AT_ONCE)
    assert again is not None
    store.put([b"abc"])
    assert not store.put_back(again)
    assert [*store.aside()] == [again]


def test_what_is_gone_is_not_put_back(store: LocalOriginals) -> None:
    aside = store.set_aside(ABC, older_than=AT_ONCE)
    assert aside is not None
    store.discard(aside)
    assert not store.put_back(aside)
    assert not store.exists(ABC)


def test_the_moment_is_kept_to_the_microsecond(store: LocalOriginals, layout: Layout) -> None:
    moment = datetime(2026, 11, 30, 17, 30, 0, 1, tzinfo=UTC)
    one = SetAside(ABC, moment)
    assert one.file_name == f"{ABC}.1796059800000001.gone"  # date -d ... +%s
    (layout.incoming_originals / one.file_name).write_bytes(b"abc")
    assert list(store.aside()) == [one]


def test_files_of_others_and_links_are_left_alone(store: LocalOriginals, layout: Layout) -> None:
    for name in ("notes.gone", f"{ABC}.gone", f"{ABC}.1.gone", f"{'a' * 32}.part"):
        (layout.incoming_originals / name).write_bytes(b"abc")
    assert list(store.aside()) == []
    one = SetAside(ABC, datetime(2026, 11, 30, tzinfo=UTC))
    (layout.incoming_originals / one.file_name).symlink_to(store.path(ABC))
    with pytest.raises(DamagedHolding, match="is a symbolic link"):
        store.discard(one)
    assert store.exists(ABC)
