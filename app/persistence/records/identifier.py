"""The mapped class of an identifier."""

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.naming import IdentifierKind
from app.persistence.records.base import PhotographPart, Record


class Identifier(PhotographPart, Record):
    """A name that some institution gave, beside the reference code."""

    __tablename__ = "identifier"

    value: Mapped[str] = mapped_column(index=True)
    kind: Mapped[IdentifierKind]
    issuer: Mapped[str] = mapped_column(default="")
    is_current: Mapped[bool] = mapped_column(default=True)
