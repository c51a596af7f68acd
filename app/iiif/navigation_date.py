"""The instant by which a viewer may sort photographs: IIIF Presentation API 3.0, 3.1 `navDate`."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from app.domain.dating import DateDescription, DateOf
from app.domain.errors import Rejected
from app.language.edtf import parse_edtf

_IN_ORDER = (
    DateOf.TAKEN,
    DateOf.EVENT_SHOWN,
    DateOf.PRINTED,
    DateOf.INSCRIBED,
    DateOf.REGISTERED,
)
"""When a picture arose is asked first; when it was acquired or scanned says nothing of that."""


def navigation_date(dates: Sequence[DateDescription]) -> datetime | None:
    """Give the first instant that the leading date can mean, in UTC.

    Leading is the preferred date of what comes first in the order above, else the first with
    EDTF. None where there is no such date, or nobody knows how early it can be.
    """
    with_edtf = [date for date in dates if date.edtf and date.of in _IN_ORDER]
    if not with_edtf:
        return None
    leading = min(with_edtf, key=lambda date: (_IN_ORDER.index(date.of), not date.preferred))
    try:
        earliest_on = parse_edtf(leading.edtf).earliest_on
    except Rejected:
        return None
    return datetime.combine(earliest_on, time(), UTC) if earliest_on else None
