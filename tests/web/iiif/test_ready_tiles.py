"""What is remembered, for how long, and what makes it void."""

import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.errors import BadImageRequest
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services.deliver_image import OrderedImage, make_image
from app.services.withdraw import withdraw
from app.settings import Settings
from app.web.iiif.ready_tiles import REMEMBERED_S, ReadyTiles

TAIL = "full/max/0/default.jpg"


@pytest.fixture
def clock() -> list[float]:
    """What time it is, in seconds; a test may change it."""
    return [1000.0]


@pytest.fixture
def tiles(derived: Any, clock: list[float]) -> ReadyTiles:
    return ReadyTiles(derived.holding, clock=lambda: clock[0])


@pytest.fixture
def elsewhere(derived: Any) -> Iterator[Holding]:
    """The same holding, as another process has it open."""
    with open_holding(Settings(home=derived.holding.layout.home)) as holding:
        yield holding


def path(image_id: str, tail: str = TAIL, *, version: int = 3) -> bytes:
    return f"/iiif/{version}/{image_id}/{tail}".encode()


def test_an_image_is_ready_once_it_was_decided_on_and_for_so_long(
    derived: Any, tiles: ReadyTiles, clock: list[float]
) -> None:
    asked = path(derived.recto)
    assert tiles.answer(asked) is None
    assert tiles.undecided(asked) == derived.recto
    tiles.decide(derived.recto)
    assert tiles.undecided(asked) == ""
    clock[0] += REMEMBERED_S - 0.1
    assert tiles.answer(asked) is not None
    clock[0] += 0.2
    assert tiles.answer(asked) is None
    assert tiles.undecided(asked) == derived.recto


def test_any_writing_in_this_process_makes_all_that_was_decided_void(
    derived: Any, tiles: ReadyTiles
) -> None:
    tiles.decide(derived.recto)
    assert tiles.answer(path(derived.recto)) is not None
    with derived.holding.open(THE_DESK, writes=True):
        pass
    assert tiles.answer(path(derived.recto)) is None


def test_what_changes_while_it_is_decided_on_makes_that_void(
    derived: Any, tiles: ReadyTiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = derived.holding.derivation.opened

    def open_late(sha256: str) -> Any:
        with derived.holding.open(THE_DESK, writes=True):
            return opened(sha256)

    monkeypatch.setattr(derived.holding.derivation, "opened", open_late)
    tiles.decide(derived.recto)
    assert tiles.answer(path(derived.recto)) is None


def test_a_withdrawal_by_another_process_is_seen_within_the_time(
    derived: Any, tiles: ReadyTiles, clock: list[float], elsewhere: Holding
) -> None:
    tiles.decide(derived.recto)
    withdraw(elsewhere, THE_DESK, derived.published.id, reason="rights")
    assert tiles.answer(path(derived.recto)) is not None
    clock[0] += REMEMBERED_S
    assert tiles.answer(path(derived.recto)) is None
    tiles.decide(derived.recto)
    assert tiles.answer(path(derived.recto)) is None
    with elsewhere.open(THE_DESK, writes=True) as catalogue:
        catalogue.publish(derived.published.id)
        catalogue.commit()


def test_what_the_public_may_not_see_is_not_asked_about_again_at_once(
    derived: Any, tiles: ReadyTiles, clock: list[float]
) -> None:
    for image_id in (derived.hidden, derived.published.id):
        assert tiles.undecided(path(image_id)) == image_id
        tiles.decide(image_id)
        assert tiles.undecided(path(image_id)) == ""
        clock[0] += 1.1
        assert tiles.undecided(path(image_id)) == image_id


@pytest.mark.parametrize(
    "address",
    [
        b"",
        b"/",
        b"/iiif/4/%b/full/max/0/default.jpg",
        b"/iiif/3/%b",
        b"/iiif/3/%b/",
        b"/iiif/3/%b/info.json",
        b"/iiif/3/%b/full/max/0/%%64efault.jpg",
        b"/iiif/3/%b/full/max/0/default.jpg\x00",
        b"/iiif/3/%b/\xff\xfe/max/0/default.jpg",
        b"/x/iiif/3/%b/full/max/0/default.jpg",
    ],
)
def test_what_is_no_plain_request_for_an_image_is_never_ready(
    derived: Any, tiles: ReadyTiles, address: bytes
) -> None:
    tiles.decide(derived.recto)
    asked = address % derived.recto.encode() if b"%b" in address else address
    assert tiles.answer(asked) is None


@pytest.mark.parametrize("tail", ["full/max/0/default.jpg/", "full/NaN,/0/default.jpg"])
def test_what_cannot_be_made_is_refused(derived: Any, tiles: ReadyTiles, tail: str) -> None:
    assert tiles.answer(path(derived.recto, tail)) is None  # not before it is known who may see it
    tiles.decide(derived.recto)
    with pytest.raises(BadImageRequest):
        tiles.answer(path(derived.recto, tail))


def test_what_is_not_made_yet_is_an_order_and_once_it_is_made_it_is_ready(
    derived: Any, tiles: ReadyTiles
) -> None:
    tiles.decide(derived.recto)
    asked = path(derived.recto, "3,3,97,97/31,/0/default.jpg")
    image, ordered = tiles.answer(asked) or (None, None)
    assert isinstance(ordered, OrderedImage)
    assert image is not None
    assert ordered.etag == image.etag
    assert tiles.answer(asked) == (image, ordered)
    assert tiles.answer(asked, image.etag) == (image, None)
    made = make_image(derived.holding, ordered)
    assert tiles.answer(asked) == (image, made)


def test_a_tile_that_has_rotted_is_left_to_the_ordinary_way(
    derived: Any, tiles: ReadyTiles
) -> None:
    tiles.decide(derived.recto)
    sound = tiles.answer(path(derived.recto))
    assert sound is not None
    _, body = sound
    assert isinstance(body, bytes)
    kept = map(derived.holding.layout.derivative, derived.holding.derivatives.keys())
    place = next(path for path in kept if body in path.read_bytes())
    whole = place.read_bytes()
    with place.open("r+b") as file:  # in its place: it is open
        file.write(whole.replace(body, b"\0" * len(body)))
    assert tiles.answer(path(derived.recto)) is None
    place.write_bytes(whole)


def test_what_is_remembered_is_bounded(derived: Any, tiles: ReadyTiles) -> None:
    tiles.decide(derived.recto)
    for x in range(9000):
        asked = path(derived.recto, f"{x % 500},{x // 500},7,7/max/0/default.jpg")
        assert tiles.answer(asked) is not None
    assert len(tiles._addresses) == 8192
    for number in range(300):
        tiles.decide(f"00000000-0000-7000-8000-{number:012}")
    assert len(tiles._refusals) == 256
    assert tiles.answer(path(derived.recto)) is not None  # refusals drive out no decision


def test_an_address_that_is_remembered_takes_little_memory(derived: Any, tiles: ReadyTiles) -> None:
    tiles.decide(derived.recto)
    addresses = [path(derived.recto, f"0,0,{wide},8/max/0/default.jpg") for wide in range(1, 41)]
    tiles.answer(addresses.pop())
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for address in addresses:
            tiles.answer(address)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (after - before) / len(addresses) < 1024  # bytes; 8192 of them are remembered


def test_addresses_share_what_was_decided_for_each_anew(
    derived: Any, tiles: ReadyTiles, clock: list[float]
) -> None:
    met = []
    for wide in (8, 9):
        tiles.decide(derived.recto)
        ready = tiles.answer(path(derived.recto, f"0,0,{wide},8/max/0/default.jpg"))
        assert ready
        met.append(ready[0])
        clock[0] += REMEMBERED_S
    for name in ("image_id", "source", "media_type"):
        assert getattr(met[0], name) is getattr(met[1], name), name
    assert met[0].etag == dict(met[0].headers)[b"etag"].decode()
