"""The mapped class of a side."""

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.sides import SideKind, SidePresence
from app.persistence.records.asset import Asset
from app.persistence.records.base import (
    HasPictures,
    PhotographPart,
    Record,
    capped_parts,
    closed_parts,
)
from app.persistence.records.inscription import Inscription


class Side(PhotographPart, HasPictures, Record):
    """One face. Its id is the canvas's, and stays when a scan is replaced."""

    __tablename__ = "side"
    __table_args__ = (closed_parts("side"), capped_parts("side"))

    kind: Mapped[SideKind]
    label: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    presence: Mapped[SidePresence] = mapped_column(default=SidePresence.DIGITISED)

    assets: Mapped[list[Asset]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by=Asset.position,
        passive_deletes=True,
    )
    inscriptions: Mapped[list[Inscription]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by=Inscription.position,
        passive_deletes=True,
    )
