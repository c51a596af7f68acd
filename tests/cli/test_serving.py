"""A server says that it stops, and stops whether anybody hears it or not."""

import io
import sys

import pytest

from app.cli.serving import say_that_it_stops


class Refusing(io.StringIO):
    """An output that takes nothing more."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self._fault = fault

    def write(self, _: str) -> int:
        """Refuse."""
        raise self._fault


@pytest.mark.parametrize(
    "fault",
    [
        BrokenPipeError(),
        ValueError("I/O operation on closed file."),
        RuntimeError("reentrant call inside <_io.BufferedWriter name='<stderr>'>"),
    ],
    ids=["nobody reads", "closed", "another line is being written"],
)
def test_what_cannot_be_said_is_not_said(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    monkeypatch.setattr(sys, "stderr", Refusing(fault))
    say_that_it_stops()
