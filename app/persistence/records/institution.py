"""The mapped class of an institution."""

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import Identified, Record


class Institution(Identified, Record):
    """Who keeps photographs. `name_key` is its first name, by which it is found again."""

    __tablename__ = "institution"

    name_key: Mapped[str] = mapped_column(unique=True)
    names: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    acronym: Mapped[str] = mapped_column(default="", index=True)
    homepage: Mapped[str] = mapped_column(default="")
    credit_line: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
