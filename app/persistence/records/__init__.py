"""The mapped classes, one noun a file."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import MetaData

from app.persistence.records.base import Record


def all_records() -> MetaData:
    """Load every record, and give what they say of the tables."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return Record.metadata
