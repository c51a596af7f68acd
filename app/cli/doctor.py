"""`verso doctor`: whether an installation is well."""

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.settings import effective_settings
from app.cli.wording import help_text, plain, plural
from app.domain.checkups import Grade
from app.services.examine_installation import examine_installation
from app.settings import read_settings

application = new_application()
_MARKS = {Grade.FINE: "ok", Grade.WARNING: "LOOK", Grade.FAULT: "FAULT"}


@application.command(
    help=help_text(
        """
        Look whether the installation is well: versions, settings that differ from Verso's own
        (without passwords), room on the disk, rights on the folders, SQLite or PostgreSQL, the
        decoders, Landlock, the work that waits, the search index, the clock. Nothing is changed
        but tables of an older version, which are brought up to date.
        """,
        examples=["verso doctor", "verso doctor --json"],
        ends=[ExitCode.FINE, ExitCode.FINDINGS, ExitCode.REJECTED],
    )
)
def doctor(*, as_json: AsJson = False, home: Home = None) -> None:
    """Print what was looked at; end with 1 where something is at fault."""
    settings = read_settings(home=home)
    found = examine_installation(settings)
    rows = effective_settings(settings, options={"home": home})
    told = {row["name"]: row["value"] for row in rows if row["source"] != "default"}
    faults = sum(one.grade is Grade.FAULT for one in found)
    if as_json:
        checkups = [{"subject": one.subject, "grade": one.grade, "told": one.told} for one in found]
        echo_json({"well": not faults, "checkups": checkups, "settings": told})
    else:
        for one in found:
            typer.echo(f"{_MARKS[one.grade]:<6} {one.subject}: {plain(one.told)}")
        for name, value in told.items():
            typer.echo(f"set    {name}={plain(str(value))}")
        looked = sum(one.grade is Grade.WARNING for one in found)
        typer.echo(
            "The installation is well."
            if not faults and not looked
            else f"{plural(faults, 'fault')}, and {plural(looked, 'thing')} to look at."
        )
    if faults:
        raise typer.Exit(ExitCode.FINDINGS)
