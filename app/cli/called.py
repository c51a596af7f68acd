"""How this program is called again, from where it was called."""

import shlex
import shutil
import sys
from pathlib import Path


def called(command: str, *, home: Path) -> str:
    """Write a command as a person can type it in the same folder.

    The program is named by its path where the shell finds no `verso`, or another; the holding where
    it is not the folder itself.
    """
    program = sys.argv[0] if Path(sys.argv[0]).name == "verso" else "verso"
    found = shutil.which("verso")
    if found and Path(found).absolute() == Path(program).absolute():
        program = "verso"
    holding = "" if home.absolute() == Path.cwd() else f" --home {shlex.quote(str(home))}"
    return f"{shlex.quote(program)} {command}{holding}"
