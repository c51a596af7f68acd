"""Addresses as a page writes them."""

from urllib.parse import urlencode, urlsplit


def local(address: str) -> str:
    """Leave off scheme and host: a page works under whatever name its reader reached it."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def with_query(path: str, **values: str | int) -> str:
    """Add a query to a path; what is empty is left out."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path
