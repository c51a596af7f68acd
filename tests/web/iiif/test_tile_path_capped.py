"""The two short ways of an image, and a cap that is put on it meanwhile and taken away again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.access import AccessRule
from app.domain.viewers import THE_DESK
from tests.web.iiif.conftest import PERSONAL, Way

CAP = 300
RULE = AccessRule(until_on=date(2999, 12, 31), size_cap_px=CAP)


@contextmanager
def capped(site: Any) -> Iterator[None]:
    """Put a rule on the published photograph, and take it away again."""
    said = site.published.description
    for access in (RULE, None):
        with site.holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save(replace(said, access=access), photograph_id=site.published.id)
            catalogue.commit()
        if access is not None:
            yield


def test_the_short_ways_give_what_they_may_and_forget_what_was_open(way: Way, derived: Any) -> None:
    whole, small = (
        f"/iiif/3/{derived.recto}/full/{size}/0/default.jpg" for size in ("max", "200,")
    )
    smaller = f"/iiif/3/{derived.recto}~{CAP}/full/max/0/default.jpg"
    way.warm(whole)
    way.warm(small)
    assert way.client.get(smaller).status_code == 404
    with capped(derived):
        assert way.client.get(whole).status_code == 401
        way.warm(small)
        way.warm(smaller)
        short, ordinary = way.client.get(smaller), way.client.get(smaller, headers=PERSONAL)
        assert short.content == ordinary.content
        for name in ("etag", "link", "cache-control", "content-type"):
            assert short.headers[name] == ordinary.headers[name]
    assert way.client.get(whole).status_code == 200
    assert way.client.get(smaller).status_code == 404
