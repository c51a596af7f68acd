"""What a short form sends: a few fields of text."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from app.web.api.bodies import arriving
from app.web.refusals import Malformed, WrongMediaType

MOST_BYTES: Final = 64 * 1024
_MOST_FIELDS: Final = 100


class SmallForm:
    """Fields by name; what was not sent is empty."""

    def __init__(self, fields: Iterable[tuple[str, str]]) -> None:
        self._fields = tuple(fields)

    def __getitem__(self, name: str) -> str:
        """Give the last value of a field, without the space around it."""
        return self.typed(name).strip()

    def typed(self, name: str) -> str:
        """Give the last value of a field as it was typed: space may belong to a password."""
        return next((value for field, value in reversed(self._fields) if field == name), "")

    def items(self) -> tuple[tuple[str, str], ...]:
        """Give every field with its value as it was typed, in their order."""
        return self._fields

    def all(self, name: str) -> tuple[str, ...]:
        """Give every value of a field, as of boxes that were ticked."""
        return tuple(value for field, value in self._fields if field == name)


def read_form(
    request: Request, *, most_fields: int = _MOST_FIELDS, most_bytes: int = MOST_BYTES
) -> SmallForm:
    """Read the body of a form (HTML, 4.10.21.8 URL-encoded). Call it from a worker's thread."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/x-www-form-urlencoded":
        raise WrongMediaType("Send the form as application/x-www-form-urlencoded.")
    body = b"".join(arriving(request, most_bytes=most_bytes))
    try:
        text = body.decode("ascii")
        fields = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=most_fields
        )
    except ValueError as error:
        raise Malformed("The form can't be read: it is not URL-encoded UTF-8.") from error
    return SmallForm(fields)
