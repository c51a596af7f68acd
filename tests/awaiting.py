"""What becomes true a moment later is waited for, however slow the machine is."""

import time
from collections.abc import Callable
from typing import Final

PATIENCE_S: Final = 120.0
"""How long before a test gives up: more than a machine under load needs, less than a test has."""
_GLANCE_S: Final = 0.01


def until(holds: Callable[[], object], told: object = "it never came") -> None:
    """Wait until something holds."""
    give_up_at = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < give_up_at, told
        time.sleep(_GLANCE_S)
