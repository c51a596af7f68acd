"""What is handed out, ready to be sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeliveredDocument:
    """A JSON document: UTF-8, with a strong entity tag of its bytes, in quotes (RFC 9110, 8.8.3).

    `is_public` says that every viewer gets these bytes, so that any cache may keep them.
    """

    body: bytes
    etag: str
    is_public: bool
