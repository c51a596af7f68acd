"""What asks a process to end that would stay for good."""

import signal


def endings() -> tuple[signal.Signals, ...]:
    """Name the signals: of Ctrl+C, of `kill`, and of a terminal that is closed. termios(3).

    The last asks nothing of a process that was started to outlive its terminal. nohup(1).
    """
    outlives = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    return (signal.SIGINT, signal.SIGTERM, *(() if outlives else (signal.SIGHUP,)))
