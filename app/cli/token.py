"""`verso token`: who may write through the API."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plain
from app.domain.errors import NotFound
from app.domain.viewers import CATALOGUING, THE_DESK, Scope, TokenSummary
from app.holdings import open_holding
from app.services.create_token import create_token
from app.settings import read_settings

application = new_application()
_ENDS = [ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY]


@application.callback()
def token() -> None:
    """Give programs and people the right to do more than the public: through the API, by token."""


@application.command(
    help=help_text(
        """
        Make a token and print it, this once: the catalogue keeps its digest only. Whoever has it
        may do what its scopes say: read also what is not published, write, publish, administer.
        """,
        examples=[
            'verso token create "Scanning station"',
            'verso token create "Partner" --scope read --days 90',
        ],
        ends=_ENDS,
    )
)
def create(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Whose it is; it stands in the revisions.")
    ],
    *,
    scopes: Annotated[
        list[Scope] | None,
        typer.Option(
            "--scope",
            metavar="read|write|publish|administer",
            help="What it allows; may be given again. The first three, if never given.",
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=36_500,
            metavar="DAYS",
            help="After how many days it ends; never, if not given.",
        ),
    ] = None,
    home: Home = None,
) -> None:
    """Make a token; only the token itself goes to standard output."""
    ends_at = None if days is None else datetime.now(UTC) + timedelta(days=days)
    allowed = list(scopes or CATALOGUING)
    with open_holding(read_settings(home=home)) as holding:
        made = create_token(holding, name=name, scopes=allowed, expires_at=ends_at)
    ending = "" if ends_at is None else f", until {ends_at:%Y-%m-%d}"
    told = f"A token for {plain(name)} ({', '.join(sorted(allowed))}{ending}). Keep it now: "
    typer.echo(f"{told}it is not shown again.", err=True)
    typer.echo(made)


@application.command("list", help=help_text("List the tokens, never their secrets.", ends=_ENDS))
def list_tokens(*, as_json: AsJson = False, home: Home = None) -> None:
    """List the tokens, also those that no longer hold."""
    with (
        open_holding(read_settings(home=home)) as holding,
        holding.open(THE_DESK) as catalogue,
    ):
        found = catalogue.tokens.listed()
    if as_json:
        echo_json([_document(summary) for summary in found])
    for summary in () if as_json else found:
        scopes = ",".join(sorted(summary.scopes))
        owner = f"  made by {summary.account}" if summary.account else ""
        shown = f"{summary.id}  {summary.prefix}...  {plain(summary.name)}  {scopes}"
        used = f"used {summary.used_at:%Y-%m-%d}" if summary.used_at else "never used"
        typer.echo(f"{shown}  {_state(summary)}  {used}{owner}")


@application.command(
    help=help_text(
        "End a token. It is named by what `verso token list` shows of it.",
        examples=["verso token revoke verso_Ab3d"],
        ends=[*_ENDS, ExitCode.NOT_FOUND],
    )
)
def revoke(
    prefix: Annotated[str, typer.Argument(metavar="TOKEN", help="Its beginning, or its id.")],
    *,
    home: Home = None,
) -> None:
    """End a token; whoever uses it is told that it does not hold."""
    beginning = prefix.removesuffix("...")
    with (
        open_holding(read_settings(home=home)) as holding,
        holding.open(THE_DESK, writes=True) as catalogue,
    ):
        found = [t for t in catalogue.tokens.listed() if beginning in (t.prefix, t.id)]
        if len(found) != 1:
            why = "There is no token" if not found else "There are several tokens"
            raise NotFound(f"{why} {plain(beginning)}. Give the id that `token list` shows.")
        catalogue.tokens.revoke(found[0].id)
        catalogue.commit()
    typer.echo(f"The token of {plain(found[0].name)} no longer holds.")


def _state(summary: TokenSummary) -> str:
    if summary.revoked_at:
        return f"revoked {summary.revoked_at:%Y-%m-%d}"
    if summary.expires_at is None:
        return "holds"
    word = "ended" if summary.expires_at <= datetime.now(UTC) else "until"
    return f"{word} {summary.expires_at:%Y-%m-%d}"


def _document(summary: TokenSummary) -> dict[str, object]:
    return {
        "id": summary.id,
        "name": summary.name,
        "account": summary.account,
        "prefix": summary.prefix,
        "scopes": sorted(summary.scopes),
        "created_at": summary.created_at.isoformat(),
        "expires_at": summary.expires_at.isoformat() if summary.expires_at else None,
        "revoked_at": summary.revoked_at.isoformat() if summary.revoked_at else None,
        "used_at": summary.used_at.isoformat() if summary.used_at else None,
    }
