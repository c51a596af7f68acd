import hashlib

from app.domain.delivered import DeliveredDocument
from app.domain.viewers import THE_DESK, THE_PUBLIC


def test_a_document_has_a_strong_tag_of_its_bytes_in_quotes() -> None:
    document = DeliveredDocument.to(THE_PUBLIC, b"{}")
    assert document.etag == f'"{hashlib.sha256(b"{}").hexdigest()[:32]}"'
    assert document.body == b"{}"


def test_only_what_the_public_gets_may_be_kept_by_any_cache() -> None:
    assert DeliveredDocument.to(THE_PUBLIC, b"{}").is_public
    assert not DeliveredDocument.to(THE_DESK, b"{}").is_public
