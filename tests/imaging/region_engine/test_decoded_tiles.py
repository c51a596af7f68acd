"""A bounded store of pixels."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.region import Region
from app.imaging.region_engine.decoded_tiles import DecodedTiles, TileSource
from app.imaging.region_engine.pixels import Pixels, decoded
from app.imaging.region_engine.workbench import Workbench
from app.imaging.tile_jpeg import tile_jpeg

TILES = [StoredTile(11, column, 0) for column in range(3)]


ENOUGH = 2 * 1024**2
ALL = Region(0, 0, 2048, 512)
CORNER = Region(540, 20, 40, 40)  # of the second tile


def _grey(tiles: DecodedTiles[Pixels], source: TileSource, tile: StoredTile) -> int:
    return int(tiles.get(source, tile, ALL, Workbench()).pixels[0, 0, 0])


class Grey:
    """A derivative of 2,048 x 512 px whose tiles are as grey as their column."""

    levels = DerivativeLevels(Extent(2048, 512))

    def __init__(self, identity: str = "grey", *, size: tuple[int, int] = (512, 512)) -> None:
        self.identity = identity
        self.size = size
        self.reads = 0

    def read(self, picture: StoredTile) -> bytes:
        self.reads += 1
        written = BytesIO()
        Image.new("L", self.size, picture.column * 10).save(written, "JPEG")
        return written.getvalue()


class Marked(Grey):
    """The same with restart markers, as derivatives have them."""

    def read(self, picture: StoredTile) -> bytes:
        self.reads += 1
        grey = Image.new("L", self.size, picture.column * 10)
        return tile_jpeg(grey, quality=85, restart_px=128)


def test_a_tile_is_decoded_once() -> None:
    tiles, source = DecodedTiles(decoded, most_bytes=ENOUGH), Grey()
    assert tiles.get(source, TILES[2], ALL, Workbench()).pixels[5, 5, 0] == 20
    assert tiles.get(source, TILES[2], ALL, Workbench()).pixels[5, 5, 0] == 20
    assert source.reads == 1
    assert tiles.held_bytes == 512 * 512


def test_what_was_needed_longest_ago_goes_first() -> None:
    tiles, source = DecodedTiles(decoded, most_bytes=2 * 512 * 512), Grey()
    zero, one, two = TILES
    for tile in (zero, zero, one, one, zero, two, two):  # the last drives out `one`
        tiles.get(source, tile, ALL, Workbench())
    assert (source.reads, tiles.held_bytes) == (6, 2 * 512 * 512)
    tiles.get(source, zero, ALL, Workbench())
    assert source.reads == 6
    tiles.get(source, one, ALL, Workbench())
    assert source.reads == 7


def test_nothing_is_kept_where_nothing_may_be() -> None:
    tiles = DecodedTiles(decoded, most_bytes=0)
    assert tiles.get(Grey(), TILES[1], ALL, Workbench()).pixels[0, 0, 0] == 10
    assert tiles.held_bytes == 0


def test_tiles_of_two_derivatives_are_kept_apart() -> None:
    tiles, one, other = DecodedTiles(decoded, most_bytes=ENOUGH), Grey("one"), Grey("other")
    tiles.get(one, TILES[0], ALL, Workbench())
    tiles.get(other, TILES[0], ALL, Workbench())
    assert (one.reads, other.reads) == (1, 1)


def test_a_tile_of_the_wrong_size_is_no_tile() -> None:
    with pytest.raises(UnreadableScan, match=r"11/1_0\.jpg"):
        DecodedTiles(decoded, most_bytes=ENOUGH).get(
            Grey(size=(511, 512)), TILES[1], ALL, Workbench()
        )


def test_bytes_that_are_no_jpeg_are_an_unreadable_scan() -> None:
    class Broken(Grey):
        def read(self, picture: StoredTile) -> bytes:
            return super().read(picture)[:200]

    with pytest.raises(UnreadableScan):
        DecodedTiles(decoded, most_bytes=ENOUGH).get(Broken(), TILES[1], ALL, Workbench())


def test_threads_that_share_it_keep_the_count() -> None:
    tiles, source = DecodedTiles(decoded, most_bytes=2 * 512 * 512), Grey()
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda n: _grey(tiles, source, TILES[n % 3]), range(60)))
    assert got == [n % 3 * 10 for n in range(60)]
    assert tiles.held_bytes == 2 * 512 * 512


def test_without_room_only_the_part_is_decoded_that_is_wanted() -> None:
    piece = DecodedTiles(decoded, most_bytes=0).get(Marked(), TILES[1], CORNER, Workbench())
    assert (piece.x_px, piece.y_px) == (512, 16)  # one interval, and the blocks around
    assert piece.pixels.shape == (48, 128, 1)
    assert piece.pixels[10, 10, 0] == 10


def test_a_tile_that_is_met_again_soon_is_kept_though_there_is_no_room() -> None:
    tiles, source = DecodedTiles(decoded, most_bytes=1024**2 + 1000), Marked()
    tiles.get(source, TILES[0], ALL, Workbench())
    assert tiles.get(source, TILES[1], CORNER, Workbench()).pixels.shape[:2] == (48, 128)
    assert tiles.get(source, TILES[1], CORNER, Workbench()).pixels.shape[:2] == (512, 512)
    tiles.get(source, TILES[1], CORNER, Workbench())
    assert source.reads == 3


def test_what_is_wanted_almost_whole_is_decoded_whole() -> None:
    piece = DecodedTiles(decoded, most_bytes=0).get(
        Marked(), TILES[0], Region(0, 0, 500, 480), Workbench()
    )
    assert piece.pixels.shape == (512, 512, 1)


def test_what_is_not_kept_lies_in_a_room_that_serves_again() -> None:
    tiles, bench = DecodedTiles(decoded, most_bytes=0), Workbench()
    first = tiles.get(Marked(), TILES[1], CORNER, bench)
    assert first.pixels[10, 10, 0] == 10
    bench.put_back(first.room)
    second = tiles.get(Marked(), TILES[2], ALL, bench)
    assert second.room is first.room
    assert second.pixels[10, 10, 0] == 20
    assert tiles.get(Marked(), TILES[0], ALL, bench).room is not second.room


def test_what_is_kept_lies_in_no_room() -> None:
    tiles, bench = DecodedTiles(decoded, most_bytes=ENOUGH), Workbench()
    assert tiles.get(Grey(), TILES[1], ALL, bench).room is None
    assert tiles.get(Grey(), TILES[1], ALL, bench).room is None
