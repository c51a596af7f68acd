"""Exit codes are a promise to scripts: they are written down here by hand."""

import pytest

from app.cli.exit_codes import ExitCode, code_of
from app.domain.errors import (
    BadImageRequest,
    Busy,
    Conflict,
    DamagedHolding,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OutOfReach,
    Rejected,
    UnreadableScan,
    VersoError,
)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (NotFound, 3),
        (NotAllowed, 4),
        (NotSignedIn, 4),
        (Conflict, 5),
        (Rejected, 6),
        (BadImageRequest, 6),
        (UnreadableScan, 7),
        (DamagedHolding, 8),
        (Busy, 9),
        (OutOfReach, 8),
    ],
)
def test_each_kind_of_error_has_its_code(kind: type[VersoError], code: int) -> None:
    assert code_of(kind("So it is.")) == code


def test_the_codes_without_an_error_are_those_of_shells() -> None:
    assert (ExitCode.FINE, ExitCode.FINDINGS, ExitCode.USAGE, ExitCode.STOPPED) == (0, 1, 2, 130)


def test_every_code_says_what_it_means() -> None:
    assert [code for code in ExitCode if not code.meaning] == []
