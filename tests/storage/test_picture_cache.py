"""Pictures kept in memory: so many bytes, and the right ones."""

from app.storage.picture_cache import PictureCache


def test_a_picture_is_found_by_its_name_alone() -> None:
    cache = PictureCache(most_bytes=800)
    cache.keep("recto", b"front")
    assert cache.get("recto") == b"front"
    assert cache.get("verso") is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    cache = PictureCache(most_bytes=800)
    for width_px in range(1, 9):  # eight pictures of a hundred bytes fill it
        cache.keep(str(width_px), b"x" * 100)
    cache.get("1")
    cache.keep("9", b"x" * 100)
    assert cache.get("1") is not None
    assert cache.get("2") is None


def test_a_picture_that_would_empty_the_cache_is_not_kept() -> None:
    cache = PictureCache(most_bytes=800)
    cache.keep("1", b"x" * 101)
    assert cache.get("1") is None


def test_a_picture_made_twice_is_counted_once() -> None:
    cache = PictureCache(most_bytes=800)
    for _ in range(20):
        cache.keep("1", b"x" * 100)
    cache.keep("2", b"y" * 100)
    assert cache.get("1") is not None
