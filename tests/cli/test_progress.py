"""How far work has come, told where it can be seen."""

import io
import sys

import pytest

from app.cli.progress import line_progress, shown_progress


class Terminal(io.StringIO):
    """A standard error that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_short_work_leaves_no_line_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress("Importing") as progress:
        for done in range(3):
            progress(done, 3, "COPY 1/60/1")
    assert capsys.readouterr() == ("", "")


def test_long_work_leaves_a_plain_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    progress = line_progress("Importing", every_s=0)
    progress(1, 41, "COPY 1/60/\x1b2")
    progress(2, None, "")
    assert capsys.readouterr().err == "Importing: 1 of 41 COPY 1/60/\ufffd2\nImporting: 2\n"


def test_a_person_sees_a_bar_on_standard_error_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress("Importing") as progress:
        progress(40, 41, "[red]COPY 1/60/41")
    shown = terminal.getvalue()
    assert "Importing" in shown
    assert "40/41" in shown
    assert "[red]COPY 1/60/41" in shown
    assert capsys.readouterr().out == ""
