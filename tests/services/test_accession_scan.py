import hashlib
from collections.abc import Callable

import pytest

from app.domain.errors import NotSignedIn, Rejected
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.accession_scan import accession_scan


def test_a_scan_is_stored_and_looked_at(holding: Holding, scan: Callable[..., bytes]) -> None:
    body = scan("red")
    taken = accession_scan(holding, THE_DESK, [body[:7], body[7:]])
    assert taken.original.sha256 == hashlib.sha256(body).hexdigest()
    assert taken.characteristics.media_type == "image/png"
    assert holding.originals.path(taken.original.sha256).read_bytes() == body


def test_the_same_scan_again_is_kept_once(holding: Holding, scan: Callable[..., bytes]) -> None:
    first = accession_scan(holding, THE_DESK, [scan("red")])
    second = accession_scan(holding, THE_DESK, [scan("red")])
    assert (first.original.already_kept, second.original.already_kept) == (False, True)
    assert list(holding.originals.all()) == [first.original.sha256]


def test_what_is_no_scan_or_not_the_announced_one_is_not_stored(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    with pytest.raises(Rejected, match="plain text"):
        accession_scan(holding, THE_DESK, [b"This is no picture."])
    with pytest.raises(Rejected, match="not the one announced"):
        accession_scan(holding, THE_DESK, [scan("red")], expected_sha256="0" * 64)
    assert list(holding.originals.all()) == []


def test_of_what_the_public_sends_not_a_byte_is_read(holding: Holding) -> None:
    with pytest.raises(NotSignedIn):
        accession_scan(holding, THE_PUBLIC, iter(lambda: pytest.fail("was read"), b""))
