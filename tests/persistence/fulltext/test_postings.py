"""What is remembered of postings is bounded, and what was asked for last stays."""

import numpy as np

from app.persistence.fulltext.postings import Postings, TextEnds


def test_what_was_told_is_remembered_till_something_changes() -> None:
    postings = Postings()
    many = np.arange(5000)
    postings.put("zima", many)
    postings.put("zima", many)
    postings.put("wiosna", np.arange(3))
    assert postings.get("zima") is many
    assert postings.get("wiosna") is not None
    assert postings.renewed({1}).get("zima") is None


def test_of_where_texts_end_the_blocks_that_changed_are_missing() -> None:
    ends = TextEnds(np.arange(3))
    later = Postings(ends=ends).renewed({1}).renewed({1, 7}).ends
    assert later == TextEnds(ends.places, frozenset({1, 7}))
    assert later.without(range(100)) == TextEnds()


def test_what_was_not_asked_for_goes() -> None:
    some = [np.arange(4000) for _ in range(5)]
    postings = Postings(most_bytes=3 * some[0].nbytes + 1000)
    for number, one in enumerate(some):
        postings.put(str(number), one)
        postings.get("0")
    assert [number for number in range(5) if postings.get(str(number)) is not None] == [0, 3, 4]
    postings.put("more than all", np.arange(20_000))
    assert postings.get("more than all") is None
