"""The mapped classes of a place, and of what it is to a photograph."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.places import PlaceRole
from app.persistence.records.authority import AuthorityFacts, OnASide, in_filing_order
from app.persistence.records.base import ID_LENGTH, Identified, PhotographPart, Record


class Place(Identified, AuthorityFacts, Record):
    """A place under its preferred name; degrees of WGS 84, both or none."""

    __tablename__ = "place"
    __table_args__ = (in_filing_order("place"),)

    name: Mapped[str] = mapped_column(unique=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class PlaceLink(PhotographPart, OnASide, Record):
    """What a place is to a photograph."""

    __tablename__ = "place_link"

    role: Mapped[PlaceRole]
    place_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("place.id"), index=True)

    place: Mapped[Place] = relationship(lazy="raise")
