"""What the filter looks at, and whose memory it is."""

from typing import Any

from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.imaging.region_engine.decoded_tiles import DecodedTiles
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.pixels import Pixels, decoded
from app.imaging.region_engine.scaling import CATMULL_ROM
from app.imaging.region_engine.seen_part import SeenPart
from app.imaging.region_engine.workbench import Workbench


def part_of(source: Any, plan: RenderPlan, bench: Workbench) -> SeenPart[Pixels]:
    tiles, part = DecodedTiles(decoded, most_bytes=0), LevelPart.of(plan, source.levels)
    return SeenPart(tiles, source, part, bench, kernel=CATMULL_ROM)


def test_the_filter_looks_two_pixels_of_the_answer_beside_and_stays_on_the_level(
    derived_card: Any,
) -> None:
    plan = RenderPlan(Region(2, 300, 300, 300), 200, 200)  # one and a half become one
    seen = part_of(derived_card, plan, Workbench())
    assert seen.seen(0, 200) == Region(0, 296, 306, 308)  # 2 x 1.5 + 1 beside
    assert seen.seen(100, 101) == Region(0, 446, 306, 10)  # rows 450 to 451.5
    assert seen.seen(0, 200, times=2) == Region(0, 289, 313, 322)  # and a started pixel


def test_rooms_of_tiles_that_are_not_needed_any_more_serve_again(derived_card: Any) -> None:
    bench = Workbench()
    seen = part_of(derived_card, RenderPlan(Region(0, 0, 512, 1024), 400, 800), bench)
    everything = seen.seen(0, 800)
    first = seen.fetched(Region(0, 0, 512, 256), of=everything)
    second = seen.fetched(Region(0, 200, 512, 200), of=everything)
    assert [piece.y_px for piece in first] == [0, 0]
    assert sorted(piece.y_px for piece in second) == [0, 0, 256, 256]
    assert {id(piece.room) for piece in first} <= {id(piece.room) for piece in second}
    third = seen.fetched(Region(0, 512, 512, 100), of=everything)
    freed = {id(piece.room) for piece in second}
    assert {id(piece.room) for piece in third} <= freed
    seen.leave()
    assert id(bench.room()) in freed
