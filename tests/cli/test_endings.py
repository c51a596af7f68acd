"""A server that was started in a terminal ends with it, unless it is to outlive it."""

import signal

from app.cli.endings import endings


def test_a_closed_terminal_ends_what_was_not_started_to_outlive_it() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        assert endings() == (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup(1) does
        assert endings() == (signal.SIGINT, signal.SIGTERM)
    finally:
        signal.signal(signal.SIGHUP, before)
