"""What all records share: how columns are typed and how constraints are named."""

import enum
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from app.domain.identifiers import new_id

ID_LENGTH = 36
_TERM_LENGTH = 40


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python. SQLite keeps no time zone, so none is written there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write UTC."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _terms(kinds: type[enum.Enum]) -> list[str]:
    return [member.value for member in kinds]


class Record(DeclarativeBase):
    """The base of every mapped class."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: Instant(),
        date: Date(),
        dict[str, Any]: JSON(),
        dict[str, list[str]]: JSON(),
        enum.StrEnum: Enum(
            enum.StrEnum,
            native_enum=False,
            create_constraint=False,
            length=_TERM_LENGTH,
            values_callable=_terms,
        ),
    }


class Closable:
    """A record that can be closed to the public.

    `access` is its own rule as a document; `closed_until` the last day on which it is closed, None
    where nothing closes it.
    """

    access: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    closed_until: Mapped[date | None]


class HasPictures(Closable):
    """A record whose pictures alone can be closed, or capped in size.

    `images_until` is the last day on which they are, None where no rule does so.
    """

    images_until: Mapped[date | None]


def closed_parts(table: str) -> Index:
    """Index those few parts that are closed, by when that ends."""
    return _few(table, "closed_until")


def capped_parts(table: str) -> Index:
    """Index those few whose pictures are closed or capped, by when that ends."""
    return _few(table, "images_until")


def _few(table: str, column: str) -> Index:
    few = text(f"{column} IS NOT NULL")
    return Index(f"ix_{table}_{column}", column, sqlite_where=few, postgresql_where=few)


class OnAPicture:
    """A record of something that stands on a side, in pixels of its picture; all None: nowhere.

    `points_px` are the corners of a polygon within that rectangle, pairs of x and y.
    """

    x_px: Mapped[int | None]
    y_px: Mapped[int | None]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    points_px: Mapped[list[list[int]] | None] = mapped_column(JSON(none_as_null=True))


class Identified:
    """A record with an id of our own minting."""

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


class PhotographPart(Identified):
    """A part of a photograph, in its place among its like, from 0."""

    position: Mapped[int] = mapped_column(default=0)

    @declared_attr
    def photograph_id(self) -> Mapped[str]:
        """The photograph that it is a part of."""
        return mapped_column(
            String(ID_LENGTH), ForeignKey("photograph.id", ondelete="CASCADE"), index=True
        )
