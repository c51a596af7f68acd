"""`verso user`: who may sign in."""

import sys
from datetime import datetime
from typing import Annotated

import typer

from app.cli.application import new_application
from app.cli.exit_codes import ExitCode
from app.cli.options import AsJson, Home
from app.cli.printing import echo_json
from app.cli.wording import help_text, plain
from app.domain.accounts import Account, Role
from app.domain.errors import Rejected
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services.change_account import change_account
from app.services.create_account import create_account
from app.services.list_accounts import list_accounts
from app.services.reset_password import reset_password
from app.settings import read_settings

application = new_application()
_ENDS = [ExitCode.FINE, ExitCode.DAMAGED_HOLDING, ExitCode.BUSY]
_NAMED = [*_ENDS, ExitCode.NOT_FOUND]
_ROLES = "viewer|cataloguer|reviewer|administrator"

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The name that is typed to sign in; see `user list`.")
]
FromInput = Annotated[
    bool,
    typer.Option(
        "--password-stdin", help="Read the password from standard input, and don't ask for it."
    ),
]


@application.callback()
def user() -> None:
    """Let people sign in, and say what each may do: by accounts, with a role and a password."""


@application.command(
    help=help_text(
        """
        Make an account. It asks twice for the password, which has at least 12 characters.

        A viewer reads also what is not published, a cataloguer describes, a reviewer publishes
        and withdraws too, an administrator also keeps accounts and reads the audit log.
        """,
        examples=[
            "verso user add anna --role administrator",
            'verso user add jan --role cataloguer --display-name "Jan Kowalski"',
            "verso user add jan --role viewer --password-stdin < password.txt",
        ],
        ends=[*_ENDS, ExitCode.REJECTED, ExitCode.CONFLICT],
    )
)
def add(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Letters, digits and . _ - @; it stands in the revisions."
        ),
    ],
    *,
    role: Annotated[Role, typer.Option(metavar=_ROLES, help="What the person may do.")],
    display_name: Annotated[
        str, typer.Option(metavar="TEXT", help="The full name, as others read it.")
    ] = "",
    from_input: FromInput = False,
    home: Home = None,
) -> None:
    """Make an account."""
    with open_holding(read_settings(home=home)) as holding:
        account = create_account(
            holding,
            THE_DESK,
            name=name,
            role=role,
            password=_password(from_input=from_input),
            display_name=display_name,
        )
    typer.echo(f"{plain(account.name)} may sign in, as {account.role}.")


@application.command("list", help=help_text("List the accounts.", ends=_ENDS))
def list_users(*, as_json: AsJson = False, home: Home = None) -> None:
    """List all accounts by name."""
    with open_holding(read_settings(home=home)) as holding:
        found = _all(holding)
    if as_json:
        echo_json([_document(account) for account in found])
        return
    for account in found:
        shown = f"  {plain(account.display_name)}" if account.display_name else ""
        typer.echo(f"{plain(account.name)}  {account.role}{shown}  {_state(account)}")


@application.command(
    "role",
    help=help_text(
        "Let somebody do more or less, from now on.",
        examples=["verso user role jan reviewer"],
        ends=[*_NAMED, ExitCode.CONFLICT],
    ),
)
def change_role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar=_ROLES, help="What the person may do.")],
    *,
    home: Home = None,
) -> None:
    """Change a role."""
    with open_holding(read_settings(home=home)) as holding:
        account = change_account(holding, THE_DESK, _id_of(holding, name), role=role)
    typer.echo(f"{plain(account.name)} is {account.role} now.")


@application.command(
    help=help_text(
        """
        Give somebody a new password, who has lost theirs or tried in vain too often. All their
        sessions end.
        """,
        examples=["verso user password jan"],
        ends=[*_NAMED, ExitCode.REJECTED],
    )
)
def password(name: Name, *, from_input: FromInput = False, home: Home = None) -> None:
    """Give a new password."""
    with open_holding(read_settings(home=home)) as holding:
        account_id = _id_of(holding, name)
        reset_password(holding, THE_DESK, account_id, _password(from_input=from_input))
    typer.echo(f"{plain(name)} has a new password; all sessions have ended.")


@application.command(
    help=help_text(
        """
        End somebody's access at once: they can't sign in, and their sessions and tokens end. Their
        name stays in the revisions.
        """,
        examples=["verso user deactivate jan"],
        ends=[*_NAMED, ExitCode.CONFLICT],
    )
)
def deactivate(name: Name, *, home: Home = None) -> None:
    """End an account's access."""
    _switch(name, home, is_active=False)
    typer.echo(f"{plain(name)} can no longer sign in; sessions and tokens have ended.")


@application.command(help=help_text("Let somebody sign in again who was deactivated.", ends=_NAMED))
def activate(name: Name, *, home: Home = None) -> None:
    """Give an account its access back."""
    _switch(name, home, is_active=True)
    typer.echo(f"{plain(name)} may sign in again.")


def _switch(name: str, home: Home, *, is_active: bool) -> None:
    with open_holding(read_settings(home=home)) as holding:
        change_account(holding, THE_DESK, _id_of(holding, name), is_active=is_active)


def _id_of(holding: Holding, name: str) -> str:
    with holding.open(THE_DESK) as catalogue:
        return catalogue.accounts.named(name).id


def _all(holding: Holding) -> list[Account]:
    page = list_accounts(holding, THE_DESK, limit=500)
    found = list(page.items)
    while page.after:
        page = list_accounts(holding, THE_DESK, after=page.after, limit=500)
        found += page.items
    return found


def _password(*, from_input: bool) -> str:
    """Ask for a password, which is not shown; the end of its line does not belong to it."""
    if from_input:
        return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise Rejected("There is no terminal to ask for the password at. Use --password-stdin.")
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    return asked


def _state(account: Account) -> str:
    if account.deactivated_at:
        return f"deactivated {account.deactivated_at:%Y-%m-%d}"
    if account.signed_in_at:
        return f"signed in {account.signed_in_at:%Y-%m-%d %H:%M} UTC"
    return "has never signed in"


def _document(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "name": account.name,
        "display_name": account.display_name,
        "role": account.role,
        "created_at": _written(account.created_at),
        "signed_in_at": _written(account.signed_in_at),
        "deactivated_at": _written(account.deactivated_at),
    }


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
