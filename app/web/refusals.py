"""What can go wrong in the asking itself: kinds of errors that only HTTP has."""

from app.domain.errors import Conflict, Rejected, VersoError


class Malformed(Rejected):
    """The body of a request is not what it says it is. RFC 9110, 15.5.1."""


class TooLarge(Rejected):
    """A body is longer than this installation takes. RFC 9110, 15.5.14."""


class Stalled(Rejected):
    """A body stopped arriving before it was whole. RFC 9110, 15.5.9."""


class WrongMediaType(Rejected):
    """A body is of a kind that is not taken here. RFC 9110, 15.5.16."""


class VersionChanged(Conflict):
    """The record is no longer the version named in If-Match. RFC 9110, 15.5.13."""


class VersionWanted(VersoError):  # noqa: N818 - named as the domain's kinds are
    """A change was asked for without saying of which version (If-Match). RFC 6585, 3."""
