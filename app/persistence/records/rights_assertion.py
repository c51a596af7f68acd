"""The mapped class of an assertion of rights."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import PhotographPart, Record


class RightsAssertion(PhotographPart, Record):
    """What may be done, and who says so. PREMIS 3.0: rightsStatement."""

    __tablename__ = "rights_assertion"

    uri: Mapped[str] = mapped_column(default="")
    statement: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    until_on: Mapped[date | None]
