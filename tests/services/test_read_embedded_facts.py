"""What files in the store say of themselves, and to whom."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from app.domain.embedded_facts import Fact
from app.domain.errors import NotSignedIn
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.read_embedded_facts import read_embedded_facts


def test_files_in_the_store_are_read_and_others_left_out(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    exif = Image.Exif()
    exif[315] = "Jan Nowak"
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=exif)
    told = holding.take_in_stream([written.getvalue()]).original.sha256
    silent = holding.take_in_stream([scan()]).original.sha256
    found = read_embedded_facts(holding, THE_DESK, [told, silent, told, "0" * 64, "../x"])
    assert list(found) == [told, silent]
    assert found[told].first(Fact.CREATOR) == "Jan Nowak"
    assert found[silent].facts == ()


def test_the_public_reads_none(holding: Holding) -> None:
    with pytest.raises(NotSignedIn):
        read_embedded_facts(holding, THE_PUBLIC, [])
