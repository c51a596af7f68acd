"""Write docs/reference/ from the program itself: settings, commands, API and tables.

python deploy/development/reference.py           writes the pages
python deploy/development/reference.py --check   says which of them are not what the program says
"""

import inspect
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from pydantic_core import PydanticUndefined

from app.cli.commands import application
from app.cli.exit_codes import ExitCode
from app.holdings import found_holding
from app.persistence.records import all_records
from app.persistence.records.base import Record
from app.settings import Settings
from app.web.application import create_application

if TYPE_CHECKING:
    from sqlalchemy import Column

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
_MADE = "<!-- Made by deploy/development/reference.py from the program. Change it there. -->"


def pages() -> dict[str, str]:
    """Give every page that is made, by its file's name."""
    made = {
        "settings.md": _settings(),
        "commands.md": _commands(),
        "api.md": _api(),
        "tables.md": _tables(),
    }
    return {name: f"{_MADE}\n\n{text.strip()}\n" for name, text in made.items()}


def stale() -> list[str]:
    """Name the pages that are not what the program says."""
    return [
        name
        for name, text in pages().items()
        if not (REFERENCE / name).is_file() or (REFERENCE / name).read_text("utf-8") != text
    ]


def _row(*cells: object) -> str:
    texts = (str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


def _table(*header: str) -> list[str]:
    return [_row(*header), _row(*("---" for _ in header))]


def _settings() -> str:
    lines = [
        "# Settings",
        "",
        "Every setting is an environment variable; the commands' options go before them.",
        "`verso settings` shows what is in force, and where each value comes from.",
        "",
        *_table("Variable", "Default", "What it is"),
    ]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is PydanticUndefined else field.default
        shown = f"`{default}`" if str(default) else "empty"
        lines.append(_row(f"`VERSO_{name.upper()}`", shown, field.description or ""))
    return "\n".join(lines)


def _commands() -> str:
    root = typer.main.get_command(application)
    lines = ["# Commands", "", "Each command takes `--help`.", ""]
    for path, command in _walk(root, "verso"):
        lines += [f"## `{path}`", "", _plain(command.help), ""]
        options = [parameter for parameter in command.params if parameter.name != "help"]
        if options:
            lines += [*_table("Argument or option", "What it is"), *map(_parameter, options), ""]
    lines += ["## Exit codes", "", *_table("Code", "Meaning")]
    lines += [_row(code.value, code.meaning) for code in ExitCode]
    return "\n".join(lines)


def _walk(command: Any, path: str) -> list[tuple[str, Any]]:
    commands = getattr(command, "commands", None)
    if commands is None:
        return [(path, command)]
    found = []
    for name, below in commands.items():
        if not below.hidden:
            found += _walk(below, f"{path} {name}")
    return found


def _parameter(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    if parameter.param_type_name == "argument":
        names = f"`{parameter.name.upper()}`"
    return _row(names, getattr(parameter, "help", "") or "")


def _plain(text: str | None) -> str:
    """Turn a command's help into Markdown: what is indented becomes a block of code."""
    lines: list[str] = []
    for line in (text or "").replace("\b", "").strip().splitlines():
        was_code = bool(lines) and lines[-1].startswith("    ")
        is_code = line.startswith("  ")
        if (is_code != was_code or not line.strip()) and lines and lines[-1]:
            lines.append("")
        if line.strip():
            lines.append(f"  {line}" if is_code else line.rstrip())
    return "\n".join(lines)


def _api() -> str:
    with tempfile.TemporaryDirectory() as folder:
        holding = found_holding(Settings(home=Path(folder)))
        document = create_application(holding).openapi()
        holding.close()
    lines = [
        "# API",
        "",
        "The same with every schema is served at `/api/docs`, and as OpenAPI at",
        "`/api/openapi.json`.",
        "What changes the catalogue wants `Authorization: Bearer` with a token that",
        "`verso token create` prints. Errors are `application/problem+json` (RFC 9457).",
        "",
    ]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            lines += [f"## `{method.upper()} {path}`", "", operation.get("summary", ""), ""]
            if text := operation.get("description", ""):
                lines += [text, ""]
            parameters = operation.get("parameters", [])
            if parameters:
                lines += _table("Parameter", "In", "What it is")
                for parameter in parameters:
                    told = parameter.get("description", "")
                    lines.append(_row(f"`{parameter['name']}`", parameter["in"], told))
                lines.append("")
            lines += _table("Status", "When")
            for status, answer in operation["responses"].items():
                lines.append(_row(status, answer.get("description", "")))
            lines.append("")
    return "\n".join(lines)


def _tables() -> str:
    all_records()
    mapped = [mapper.class_ for mapper in Record.registry.mappers]
    classes = {record.__tablename__: record for record in mapped}
    lines = [
        "# Tables",
        "",
        "`catalogue.db` as the migrations in `alembic/` make it. Beside these: `search_fts`, the",
        "full-text index over `search_entry`, and `alembic_version`.",
        "",
    ]
    for name in sorted(Record.metadata.tables):
        table = Record.metadata.tables[name]
        lines += [f"## `{name}`", "", inspect.getdoc(classes[name]) or "", ""]
        lines += _table("Column", "Type", "Remarks")
        lines += [
            _row(f"`{c.name}`", f"`{c.type!r}`".split("(")[0].strip("`"), _remarks(c))
            for c in table.columns
        ]
        lines.append("")
    return "\n".join(lines)


def _remarks(column: "Column[Any]") -> str:
    remarks = ["key"] if column.primary_key else []
    remarks += [f"points to `{key.column.table.name}`" for key in column.foreign_keys]
    remarks += ["unique"] if column.unique else []
    remarks += ["may be empty"] if column.nullable and not column.primary_key else []
    return ", ".join(remarks)


def main() -> int:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        found = stale()
        for name in found:
            print(f"docs/reference/{name} is not what the program says: run `make reference`.")
        return 1 if found else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
