"""What the public may see."""

from enum import StrEnum


class PublicationState(StrEnum):
    """How far a description has come on its way to the public."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
