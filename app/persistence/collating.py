"""By which order texts stand on PostgreSQL: that of their characters' numbers, as on SQLite."""

from itertools import groupby
from typing import Final

from sqlalchemy import Connection, text

_IN_THE_ORDER_OF_SOME_LANGUAGE: Final = text("""
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_collation o ON o.oid = a.attcollation
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
    AND a.attnum > 0 AND NOT a.attisdropped AND o.collname <> 'C'
    ORDER BY c.relname, a.attnum
""")


def order_by_character(connection: Connection) -> None:
    """Give every column of text the collation "C", whatever language the database was made for.

    So a list stands in one order on both databases, a page of it goes on where the one before
    ended, and an index finds what begins with some letters. It is done after each migration, so
    that none has to think of it: a column that has the collation already costs nothing.
    """
    if connection.dialect.name != "postgresql":
        return
    quoted = connection.dialect.identifier_preparer.quote
    found = connection.execute(_IN_THE_ORDER_OF_SOME_LANGUAGE).all()
    for table, columns in groupby(found, key=lambda row: str(row[0])):
        altered = ", ".join(
            f'ALTER COLUMN {quoted(name)} TYPE {kind} COLLATE "C"' for _, name, kind in columns
        )
        connection.execute(text(f"ALTER TABLE {quoted(table)} {altered}"))
