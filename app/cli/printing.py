"""What a machine reads on standard output."""

import json
from typing import Any

import typer


def echo_json(document: Any) -> None:
    """Print a document as JSON, indented, with every letter as it is written."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
