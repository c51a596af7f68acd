"""Connection addresses: PostgreSQL 15, 34.1.1.2 Connection URIs, has these as its examples."""

import pytest

from app.domain.database_address import refuse_unfit_address, without_password


@pytest.mark.parametrize(
    "address",
    [
        "",
        "postgresql://localhost/mydb",
        "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp",
        "postgresql:///dbname?host=/var/lib/postgresql",
        "postgres://[2001:db8::1234]/database",
    ],
)
def test_what_every_program_of_postgresql_takes_is_taken(address: str) -> None:
    refuse_unfit_address(address)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://localhost/mydb", "such as postgresql://"),
        ("sqlite:///catalogue.db", "empty for catalogue.db"),
        ("mydb", "such as postgresql://"),
        ("postgresql://[::1/mydb", "such as postgresql://"),
        ("postgresql://localhost", "name the database"),
        ("postgresql://localhost/", "name the database"),
    ],
)
def test_what_names_no_database_is_refused(address: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        refuse_unfit_address(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://anna:se%40cret@db/verso", "postgresql://anna:***@db/verso"),
        (
            "postgresql://anna@db/verso?sslmode=require",
            "postgresql://anna@db/verso?sslmode=require",
        ),
        ("postgresql://[::1", "***"),
        ("", ""),
    ],
)
def test_a_password_is_never_shown(address: str, shown: str) -> None:
    assert without_password(address) == shown
