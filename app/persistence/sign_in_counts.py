"""How often it was tried in vain to sign in: kept here, so that it outlives every process."""

import hashlib
from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Final

from sqlalchemy import delete

from app.domain.errors import TooManyTries
from app.domain.sign_in_limits import FORGOTTEN_AFTER, LONGEST_PAUSE, FreeTries, pause_after
from app.persistence.records.sign_in_count import SignInCount
from app.persistence.transaction import Transaction

_IPV6_NEIGHBOURHOOD: Final = 64  # bits that a network of one household or firm has in common


def count_try(transaction: Transaction, *, name: str, address: str) -> None:
    """Count a try before it is made, so that many at once are not one; or raise `TooManyTries`.

    `name` is counted whether an account has it or not. `forgive` takes back what was right.
    """
    old = SignInCount.tried_at <= transaction.now() - FORGOTTEN_AFTER
    transaction.session.execute(delete(SignInCount).where(old))
    keys = {_by_name(name): FreeTries.BY_NAME}
    if address:
        keys[_by_address(address)] = FreeTries.BY_ADDRESS
    counts = {key: transaction.session.get(SignInCount, key) for key in keys}
    for count in counts.values():
        _refuse_early(transaction, count)
    for key, free in keys.items():
        _count(transaction, counts[key], key, free)
    transaction.session.flush()


def forgive(transaction: Transaction, *, name: str, address: str = "") -> None:
    """Forget the tries with a name, whose password is known now, and one try of the address.

    The others of the address stay: they may have been with other names.
    """
    by_name = transaction.session.get(SignInCount, _by_name(name))
    if by_name is not None:
        transaction.session.delete(by_name)
    by_address = transaction.session.get(SignInCount, _by_address(address)) if address else None
    if by_address is not None:
        by_address.failures = max(0, by_address.failures - 1)
        by_address.free_at = transaction.now()
    transaction.session.flush()


def _refuse_early(transaction: Transaction, count: SignInCount | None) -> None:
    if count is None:
        return
    wait = count.free_at - transaction.now()
    if not timedelta(0) < wait <= LONGEST_PAUSE:  # longer: the clock was set back meanwhile
        return
    wait_s = ceil(wait.total_seconds())
    raise TooManyTries(
        f"It was tried in vain too often. Wait {wait_s} seconds, and try again.",
        retry_after_s=wait_s,
    )


def _count(transaction: Transaction, count: SignInCount | None, key: str, free: FreeTries) -> None:
    moment = transaction.now()
    if count is None:
        count = SignInCount(key=key, failures=0, tried_at=moment, free_at=moment)
        transaction.session.add(count)
    count.failures += 1
    count.tried_at = moment
    count.free_at = moment + pause_after(count.failures, free)


def _by_name(name: str) -> str:
    """Keep a digest: somebody may have typed a password where the name belongs."""
    return "name " + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _by_address(address: str) -> str:
    """Take an IPv6 network for one address: whoever has one address of it has them all."""
    try:
        parsed = ip_address(address)
    except ValueError:  # of a socket that has none
        return f"address {address}"
    if isinstance(parsed, IPv6Address):
        parsed = parsed.ipv4_mapped or parsed
    if isinstance(parsed, IPv6Address):
        neighbourhood = IPv6Network((int(parsed), _IPV6_NEIGHBOURHOOD), strict=False)
        return f"address {neighbourhood}"
    return f"address {parsed}"
