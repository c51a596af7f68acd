"""Taking away uploads that nobody has gone on with in time."""

from datetime import timedelta

from app.holdings import Holding


def drop_old_uploads(holding: Holding) -> int:
    """Take away what has come of uploads whose time is over; give how many."""
    lasts_for = timedelta(hours=holding.settings.unfinished_upload_h)
    return holding.uploads.remove_untouched(older_than=lasts_for)
