"""What a machine reads on standard output."""

import json
import textwrap
from typing import Any

import typer


def echo_json(document: Any) -> None:
    """Print a document as JSON, indented, with every letter as it is written."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


class JsonListing:
    """A JSON object with a long list in it, printed item by item; what else there is comes last."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def add(self, item: Any) -> None:
        """Print one item of the list."""
        body = textwrap.indent(json.dumps(item, ensure_ascii=False, indent=2), "    ")
        typer.echo(f"{self._begin() if not self._count else ','}\n{body}", nl=False)
        self._count += 1

    def end(self, rest: dict[str, Any]) -> None:
        """Close the list, and print the rest of the object."""
        ends = "\n  ]" if self._count else f"{self._begin()}]"
        body = json.dumps(rest, ensure_ascii=False, indent=2).removeprefix("{")
        typer.echo(f"{ends},{body}")

    def _begin(self) -> str:
        return f"{{\n  {json.dumps(self._name)}: ["
