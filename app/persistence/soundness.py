"""Whether the database still agrees with itself."""

from collections.abc import Iterator

from sqlalchemy import Engine

from app.domain.findings import Finding


def database_faults(engine: Engine) -> Iterator[Finding]:
    """Look the database through, and tell what does not agree."""
    raise NotImplementedError
