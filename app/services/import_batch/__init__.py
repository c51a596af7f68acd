"""Importing a folder of scans with the table that describes them."""

from app.services.import_batch.importing import import_batch

__all__ = ["import_batch"]
