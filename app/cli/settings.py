"""`verso settings`: what is in force, and where it comes from."""

import os
from pathlib import Path
from typing import Any

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text
from app.domain.database_address import without_password
from app.settings import PREFIX, Settings, read_settings

application = new_application()


@application.command(
    help=help_text(
        """
        Show every setting with its value, and whether that comes from an option, from the
        environment or from Verso itself. Settings are environment variables; a command's options
        go before them.
        """,
        examples=["verso settings", "VERSO_PORT=8100 verso settings --json"],
        ends=[ExitCode.FINE, ExitCode.REJECTED],
    )
)
def settings(*, as_json: AsJson = False, home: Home = None) -> None:
    """Print the settings, one a line: variable, value, source."""
    rows = effective_settings(read_settings(home=home), options={"home": home})
    if as_json:
        echo_json({row["name"]: row for row in rows})
        return
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        typer.echo(f"{row['name']:<{width}}  {row['value']!s}  ({row['source']})")
        typer.echo(f"{'':<{width}}    {row['description']}")


def effective_settings(read: Settings, *, options: dict[str, Any]) -> list[dict[str, Any]]:
    """List the settings, each with the place that its value comes from."""
    return [
        {
            "name": f"{PREFIX}{name.upper()}",
            "value": _shown(name, getattr(read, name)),
            "source": _source(name, options),
            "description": field.description or "",
        }
        for name, field in Settings.model_fields.items()
    ]


def _source(name: str, options: dict[str, Any]) -> str:
    if options.get(name) is not None:
        return f"option --{name}"
    variable = f"{PREFIX}{name}".upper()
    given = (value for key, value in os.environ.items() if key.upper() == variable)
    return "environment" if any(given) else "default"


def _shown(name: str, value: Any) -> Any:
    if name == "database_url":
        return without_password(value)
    if name == "metrics_token":
        return "..." if value else ""
    return str(value.absolute()) if isinstance(value, Path) else value
