"""What can happen to a photograph in the catalogue."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """IIIF Change Discovery 1.0, 2.2 Activities, plus what turns a published thing private."""

    CREATE = "create"
    UPDATE = "update"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    DELETE = "delete"
