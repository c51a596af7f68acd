"""`verso audit`: what was done in the catalogue, by whom, when and from where."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import Home
from app.cli.wording import help_text
from app.domain.audit import AuditFilter
from app.domain.viewers import THE_DESK
from app.exchange.audit_lines import csv_lines, json_lines
from app.holdings import open_holding
from app.services.read_audit_log import whole_audit_log
from app.settings import read_settings

application = new_application()


class Form(StrEnum):
    """How the log is written out."""

    CSV = "csv"
    JSONL = "jsonl"


Moment = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"],
        metavar="MOMENT",
        help="A day or a moment in UTC: 2026-11-25 or 2026-11-25T09:30:00.",
    ),
]


@application.callback()
def audit() -> None:
    """Take the audit log out. It grows with each change, and nothing in it can be changed."""


@application.command(
    help=help_text(
        "Write the log to standard output, the oldest entry first.",
        examples=[
            "verso audit export --since 2026-11-01 > log.jsonl",
            "verso audit export --form csv --who anna > anna.csv",
        ],
        ends=[ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY],
    )
)
def export(
    *,
    since: Moment = None,
    until: Moment = None,
    who: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Only what accounts or tokens did whose names have this in them."
        ),
    ] = "",
    form: Annotated[
        Form, typer.Option(metavar="csv|jsonl", help="A table, or one JSON object a line.")
    ] = Form.JSONL,
    home: Home = None,
) -> None:
    """Write the log; what falls on `until` itself is left out."""
    wanted = AuditFilter(who=who, since=_utc(since), until=_utc(until))
    write = csv_lines if form is Form.CSV else json_lines
    with open_holding(read_settings(home=home)) as holding:
        for lines in write(whole_audit_log(holding, THE_DESK, wanted)):
            typer.echo(lines, nl=False)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
