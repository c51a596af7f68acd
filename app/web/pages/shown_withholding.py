"""What a page tells the public of something that it may not see."""

from dataclasses import dataclass
from datetime import date

from app.domain.access import AccessRule, Withholding
from app.web.pages.text import Text
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownWithholding:
    """That something is closed, until when (None: no end is set), and why.

    `reference_code` is empty where the page itself says what is meant; `reason` and `review_on`
    are for staff, and empty for everybody else. `size_cap_px` says that pictures alone are closed,
    and up to which size they are open (0: none is).
    """

    until_on: date | None
    notice: Text
    reference_code: str = ""
    reason: str = ""
    review_on: date | None = None
    size_cap_px: int | None = None


def shown_withholding(told: Withholding, words: Wording) -> ShownWithholding:
    """Tell of something that is not shown at all."""
    return ShownWithholding(told.until_on, words.text(told.notice), told.reference_code)


def shown_rule(rule: AccessRule | None, words: Wording) -> ShownWithholding | None:
    """Tell of a rule on a part of what is shown."""
    if rule is None:
        return None
    notice = words.text(rule.notice)
    return ShownWithholding(
        rule.until_on,
        notice,
        reason=rule.reason,
        review_on=rule.review_on,
        size_cap_px=rule.size_cap_px,
    )
