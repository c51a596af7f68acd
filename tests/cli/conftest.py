"""Commands run as a shell runs them, inside of the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.cli.commands import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Verso = Callable[..., Answer]


@pytest.fixture
def verso(capsys: pytest.CaptureFixture[str]) -> Verso:
    """Run `verso` with arguments."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ending:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        code = ending.value.code
        return Answer(int(code) if code is not None else 0, shown.out, shown.err)

    return run
