"""Texts stand in the order of SQLite, though the server's own would be that of Polish."""

import pytest
from sqlalchemy import Engine, text

from app.persistence.collating import order_by_character
from app.persistence.database import writing


@pytest.fixture
def database() -> str:
    return "postgresql"


def test_the_server_itself_would_order_otherwise(engine: Engine) -> None:
    with engine.connect() as connection:
        ordered = connection.execute(
            text("SELECT string_agg(t, '' ORDER BY t) FROM unnest(ARRAY['z', 'Z', 'ł', 'm']) t")
        ).scalar_one()
    assert ordered == "łmzZ"  # the order that the fixture's server was made with


def test_every_text_of_a_catalogue_stands_by_its_characters(engine: Engine) -> None:
    other = text("""
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')
        AND collation_name IS DISTINCT FROM 'C'
    """)
    with engine.connect() as connection:
        assert connection.execute(other).all() == []


def test_a_column_that_a_migration_adds_is_brought_in_order_with_what_it_holds(
    engine: Engine,
) -> None:
    with writing(engine).connect() as connection:
        connection.execute(text('CREATE TABLE shelf ("by" VARCHAR(4) PRIMARY KEY)'))
        connection.execute(text("INSERT INTO shelf VALUES ('z'), ('Z'), ('ł'), ('m')"))
        order_by_character(connection)
        found = connection.execute(text('SELECT "by" FROM shelf ORDER BY "by"')).scalars().all()
        assert found == ["Z", "m", "z", "ł"]
        length = connection.execute(
            text("SELECT character_maximum_length FROM information_schema.columns "
                 "WHERE table_name = 'shelf'")
        ).scalar_one()  # fmt: skip
        assert length == 4
