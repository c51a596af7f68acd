"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="FOLDER",
        help="The holding's folder; else VERSO_HOME, else the folder you are in.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
