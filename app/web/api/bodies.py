"""What programs send: JSON read strictly, and files as they arrive."""

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from anyio import fail_after, from_thread
from starlette.requests import Request

from app.domain.errors import Problem
from app.web.refusals import Malformed, Stalled, TooLarge, WrongMediaType

MOST_JSON_BYTES: Final = 4 * 1024 * 1024
LONGEST_PAUSE_S: Final = 30.0


def arriving(
    request: Request, *, most_bytes: int, longest_pause_s: float = LONGEST_PAUSE_S
) -> Iterator[bytes]:
    """Give the body chunk by chunk as it comes in; call it from a worker's thread.

    `TooLarge` as soon as more is announced, or has come, than `most_bytes`. `Stalled` where nothing
    comes for so long: the thread is wanted by others. No form is parsed and nothing is spooled:
    the bytes go where the reader of this iterator puts them.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most_bytes:
        raise _too_large(most_bytes)
    stream = request.stream()

    async def next_chunk() -> bytes | None:
        try:
            with fail_after(longest_pause_s):
                return await anext(stream, None)
        except TimeoutError:
            raise Stalled("The body stopped arriving. Nothing was kept: send it again.") from None

    received = 0
    while (chunk := from_thread.run(next_chunk)) is not None:
        received += len(chunk)
        if received > most_bytes:
            raise _too_large(most_bytes)
        if chunk:
            yield chunk


def read_json(request: Request, *, most_bytes: int = MOST_JSON_BYTES) -> Any:
    """Read a JSON body (RFC 8259): UTF-8, no field twice, no NaN. `Malformed` says where."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise WrongMediaType("Send the document as application/json.")
    body = b"".join(arriving(request, most_bytes=most_bytes))
    try:
        return json.loads(
            body.decode("utf-8"), object_pairs_hook=_record, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        raise _malformed(f"line {error.lineno}, character {error.colno}", error.msg) from error
    except UnicodeDecodeError as error:
        raise _malformed(f"byte {error.start}", "is not UTF-8") from error
    except RecursionError as error:
        raise _malformed("", "it is nested too deeply") from error
    except ValueError as error:  # of the two below, and of numbers with thousands of digits
        raise _malformed("", str(error)) from error


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"a record has the field {twice!r} twice")
    return record


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number in JSON")


def _malformed(where: str, reason: str) -> Malformed:
    problem = Problem(where, "", reason)
    return Malformed(f"The body is no JSON that can be read: {problem}.", (problem,))


def _too_large(most_bytes: int) -> TooLarge:
    return TooLarge(f"At most {most_bytes} bytes are taken here.")
