"""The file beside an original says what it is, and notices its own rot."""

import json

import pytest

from app.domain.imagery import Digests
from app.domain.kept_records import KeptRecord, RecordKind
from app.exchange.record_document import (
    UnfitRecord,
    original_told,
    read_record_document,
    record_document,
)

UNIT = KeptRecord(
    RecordKind.UNIT, "01a2", "0018", "01a3", {"unit": [{"id": "01a2", "title": {"pl": ["Łódź"]}}]}
)
FILE = Digests("ab" * 32, "cd" * 64, 7)


def test_what_was_written_is_read_back() -> None:
    assert read_record_document(record_document([UNIT])) == (UNIT,)


def test_it_can_be_read_without_verso() -> None:
    told = json.loads(record_document([UNIT], FILE))
    assert told["format"] == "verso-record-1"
    assert told["original"] == {"sha256": "ab" * 32, "sha512": "cd" * 64, "size_bytes": 7}
    assert told["records"][0]["rows"]["unit"][0]["title"] == {"pl": ["Łódź"]}


def test_the_digests_of_the_original_are_read_back() -> None:
    assert original_told(record_document([UNIT], FILE)) == FILE
    assert original_told(record_document([UNIT])) is None
    assert original_told(b"{") is None


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"format": "another"}', record_document([UNIT])[:-20]],
    ids=["empty", "cut off", "no document", "another format", "cut at its end"],
)
def test_what_is_no_record_is_told(body: bytes) -> None:
    with pytest.raises(UnfitRecord):
        read_record_document(body)


def test_a_word_that_was_altered_is_noticed() -> None:
    with pytest.raises(UnfitRecord, match="not as it was written"):
        read_record_document(record_document([UNIT]).replace("Łódź".encode(), b"Lodz"))
