"""Rules of access that close pictures alone, or cap their size.

Earlier versions know no caps: what is capped is closed whole for them, never opened.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_TABLES = ("photograph", "side", "unit")
_FEW = sa.text("images_until IS NOT NULL")
_TOLD = ("until_on", "notice", "size_cap_px")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("images_until", sa.Date(), nullable=True))
        name = f"ix_{table}_images_until"
        op.create_index(name, table, ["images_until"], sqlite_where=_FEW, postgresql_where=_FEW)
    op.add_column("unit", sa.Column("image_rules", sa.JSON(), nullable=True))
    for table in ("photograph", "side"):
        _cap_again(_table(table))
    _cap_units_again(_table("unit"))


def downgrade() -> None:
    for name in _TABLES:
        table = _table(name)
        shorter = sa.or_(
            table.c.closed_until.is_(None), table.c.closed_until < table.c.images_until
        )
        op.execute(
            table.update()
            .where(table.c.images_until.is_not(None), shorter)
            .values(closed_until=table.c.images_until)
        )
    op.drop_column("unit", "image_rules")
    for name in _TABLES:
        op.drop_index(f"ix_{name}_images_until", name)
        op.drop_column(name, "images_until")


def _table(name: str) -> sa.TableClause:
    texts = [sa.column(column, sa.Text()) for column in ("id", "path", "parent_id")]
    days = [sa.column(column, sa.Date()) for column in ("closed_until", "images_until")]
    rules = [sa.column(column, sa.JSON(none_as_null=True)) for column in ("access", "image_rules")]
    return sa.table(name, *texts, *days, *rules)


def _capped(table: sa.TableClause) -> Sequence[sa.Row[Any, Any]]:
    """Find what has a cap of its own: it was closed whole when these columns were taken away."""
    kept = sa.cast(table.c.access, sa.Text()).like('%"size_cap_px"%')
    found = sa.select(table.c.id, table.c.closed_until).where(
        kept, table.c.closed_until.is_not(None)
    )
    return op.get_bind().execute(found).all()


def _cap_again(table: sa.TableClause) -> None:
    for row in _capped(table):
        op.execute(
            table.update()
            .where(table.c.id == row.id)
            .values(closed_until=None, images_until=row.closed_until)
        )


def _cap_units_again(unit: sa.TableClause) -> None:
    """Hand all rules down anew, from the top: what is closed, and what is capped."""
    if not _capped(unit):
        return
    handed_down: dict[str | None, tuple[date | None, list[dict[str, Any]]]] = {None: (None, [])}
    every = sa.select(unit.c.id, unit.c.parent_id, unit.c.access).order_by(unit.c.path)
    for row in op.get_bind().execute(every).all():
        closed_until, rules = handed_down[row.parent_id]
        if row.access is not None and "size_cap_px" in row.access:
            told = {key: row.access[key] for key in _TOLD if key in row.access}
            rules = [told, *rules]
        elif row.access is not None:
            closed_until = max(_end(row.access), closed_until or date.min)
        handed_down[row.id] = closed_until, rules
        op.execute(
            unit.update()
            .where(unit.c.id == row.id)
            .values(
                closed_until=closed_until,
                image_rules=rules or None,
                images_until=max(map(_end, rules), default=None),
            )
        )


def _end(rule: dict[str, Any]) -> date:
    return date.fromisoformat(rule["until_on"]) if "until_on" in rule else date.max
