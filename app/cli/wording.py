"""How the command line puts things: what a terminal may be shown, and how commands teach."""

import unicodedata
from collections.abc import Iterator, Sequence

from app.cli.exit_codes import ExitCode
from app.domain.errors import OutOfReach, Problem, Rejected, VersoError

_DANGEROUS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def plain(text: str) -> str:
    """Take the teeth out of text from tables and files: no control characters reach a terminal."""
    return "".join("\ufffd" if unicodedata.category(c) in _DANGEROUS else c for c in text)


def plural(count: int, one: str, many: str = "") -> str:
    """Count things: `1 row`, `2 rows`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def told(error: VersoError) -> Iterator[str]:
    """Say an error: its sentence, then each problem that the sentence does not name already."""
    message = str(error)
    yield plain(message)
    if isinstance(error, OutOfReach) and error.details:
        yield f"  {plain(error.details)}"
    for problem in error.problems if isinstance(error, Rejected) else ():
        if problem.reason not in message:
            yield f"  {problem_line(problem)}"


def problem_line(problem: Problem) -> str:
    """Say one problem on one line, with the place where it stands."""
    return plain(str(problem))


def help_text(
    purpose: str, *, examples: Sequence[str] = (), ends: Sequence[ExitCode] = (ExitCode.FINE,)
) -> str:
    """Make the text of `--help`: what the command is for, how it is written, how it can end.

    Paragraphs of `purpose` are filled anew by the terminal's width; the rest stands as it is.
    """
    parts = [" ".join(paragraph.split()) for paragraph in purpose.strip().split("\n\n")]
    if examples:
        parts.append("\b\n" + "\n".join(["Examples:", *(f"  {line}" for line in examples)]))
    codes = sorted({*ends, ExitCode.USAGE})
    lines = [f"  {code.value:<4}{code.meaning}" for code in codes]
    parts.append("\b\n" + "\n".join(["Exit codes:", *lines]))
    return "\n\n".join(parts)
