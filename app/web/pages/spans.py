"""Which days a date of the record can mean."""

from app.domain.dating import DateSpan
from app.domain.errors import Rejected
from app.language.edtf import parse_edtf


def span_of(edtf: str) -> DateSpan | None:
    """The days that an EDTF can mean; None for none, and for one kept before it was checked."""
    try:
        return parse_edtf(edtf) if edtf else None
    except Rejected:
        return None
