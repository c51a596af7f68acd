"""What is remembered of postings is bounded, and what was asked for last stays."""

import numpy as np

from app.persistence.fulltext.postings import Postings


def test_what_is_long_is_remembered() -> None:
    postings = Postings()
    many = np.arange(5000)
    postings.put("zima", many)
    postings.put("zima", many)
    postings.put("wiosna", np.arange(3))
    assert postings.get("zima") is many
    assert postings.get("wiosna") is None
    postings.put("wiosna obok zimy", np.arange(3), is_dear=True)
    assert postings.get("wiosna obok zimy") is not None


def test_what_was_not_asked_for_goes() -> None:
    some = [np.arange(4000) for _ in range(5)]
    postings = Postings(most_bytes=3 * (len("0") + some[0].nbytes))
    for number, one in enumerate(some):
        postings.put(str(number), one)
        postings.get("0")
    assert [number for number in range(5) if postings.get(str(number)) is not None] == [0, 3, 4]
    postings.put("more than all", np.arange(20_000))
    assert postings.get("more than all") is None
