"""Where a catalogue's database is, as an institution names it: a PostgreSQL connection address.

https://www.postgresql.org/docs/15/libpq-connect.html , 34.1.1.2 Connection URIs.
"""

from urllib.parse import SplitResult, urlsplit

_SCHEMES = {"postgresql", "postgres"}
_EXAMPLE = "postgresql://verso@database.example.org/verso"


def refuse_unfit_address(address: str) -> None:
    """Raise `ValueError` for what names no database on a server; the empty one names none."""
    if not address:
        return
    try:
        parts = urlsplit(address)
        is_fit = parts.scheme in _SCHEMES and parts.port != 0
    except ValueError:
        is_fit = False
    if not is_fit:
        raise ValueError(f"must be an address such as {_EXAMPLE}, or empty for catalogue.db")
    if not parts.path.strip("/"):
        raise ValueError(f"must name the database, as {_EXAMPLE} does")


def without_password(address: str) -> str:
    """Give an address as it may be shown: three stars stand for a password."""
    try:
        parts = urlsplit(address)
    except ValueError:  # of which nobody can say where a password would stand
        return "***"
    if parts.password is None:
        return address
    user, _, place = parts.netloc.rpartition("@")
    shown = f"{user.partition(':')[0]}:***@{place}"
    return SplitResult(parts.scheme, shown, parts.path, parts.query, parts.fragment).geturl()
