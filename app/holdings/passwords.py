"""Passwords: made unreadable before they are kept, and compared. RFC 9106, argon2id."""

from base64 import b64encode
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.errors import Busy
from app.domain.passwords import typed_password

_MEMORY_KIB: Final = 19 * 1024
_PASSES: Final = 2
_LANES: Final = 1
"""OWASP's least for argon2id: 40 ms on the machines that archives have, with no GPU in mind."""
_AT_ONCE: Final = 4
_WAITED_FOR_S: Final = 10.0


class Passwords:
    """What makes and compares the kept forms of passwords; a few at once, for each takes memory."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(
            time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES
        )
        self._turns = BoundedSemaphore(_AT_ONCE)

    def keepable(self, password: str) -> str:
        """Make of a password what is kept of it: argon2's own text, with salt and parameters."""
        with _Turn(self._turns):
            return self._hasher.hash(typed_password(password))

    def matches(self, password: str, kept: str) -> bool:
        """Compare what was typed; where nothing is kept it takes as long, and is never right."""
        typed = typed_password(password).encode("utf-8", "surrogatepass")
        with _Turn(self._turns):
            try:
                self._hasher.verify(kept or _NOBODYS, typed)
            except (VerificationError, InvalidHashError):
                return False
        return bool(kept)

    def is_outdated(self, kept: str) -> bool:
        """Whether a kept password was made with other parameters than are used now."""
        return self._hasher.check_needs_rehash(kept)


class _Turn:
    """A place among those that compare at once."""

    def __init__(self, turns: BoundedSemaphore) -> None:
        self._turns = turns

    def __enter__(self) -> None:
        if not self._turns.acquire(timeout=_WAITED_FOR_S):
            raise Busy("Too many want to sign in at once. Try again in a moment.", retry_after_s=10)

    def __exit__(self, *_: object) -> None:
        self._turns.release()


def _text(length: int) -> str:
    return b64encode(bytes(length)).decode("ascii").rstrip("=")


_NOBODYS: Final = f"$argon2id$v=19$m={_MEMORY_KIB},t={_PASSES},p={_LANES}${_text(16)}${_text(32)}"
"""A kept password in form, which no password has."""
