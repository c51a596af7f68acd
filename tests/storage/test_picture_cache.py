"""Pictures kept in memory: so many bytes, and the right ones."""

from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.storage.picture_cache import PictureCache

DIGEST = "a" * 64


def plan(width_px: int) -> RenderPlan:
    return RenderPlan(Region(0, 0, 1000, 1000), width_px, 100)


def test_a_picture_is_found_by_its_original_and_its_plan() -> None:
    cache = PictureCache(most_bytes=800)
    cache.keep(DIGEST, plan(100), b"recto")
    assert cache.get(DIGEST, plan(100)) == b"recto"
    assert cache.get("b" * 64, plan(100)) is None
    assert cache.get(DIGEST, plan(101)) is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    cache = PictureCache(most_bytes=800)
    for width_px in range(1, 9):  # eight pictures of a hundred bytes fill it
        cache.keep(DIGEST, plan(width_px), b"x" * 100)
    cache.get(DIGEST, plan(1))
    cache.keep(DIGEST, plan(9), b"x" * 100)
    assert cache.get(DIGEST, plan(1)) is not None
    assert cache.get(DIGEST, plan(2)) is None


def test_a_picture_that_would_empty_the_cache_is_not_kept() -> None:
    cache = PictureCache(most_bytes=800)
    cache.keep(DIGEST, plan(1), b"x" * 101)
    assert cache.get(DIGEST, plan(1)) is None


def test_a_picture_made_twice_is_counted_once() -> None:
    cache = PictureCache(most_bytes=800)
    for _ in range(20):
        cache.keep(DIGEST, plan(1), b"x" * 100)
    cache.keep(DIGEST, plan(2), b"y" * 100)
    assert cache.get(DIGEST, plan(1)) is not None
