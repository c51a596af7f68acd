"""The frame of the command line: a command's module is imported only when it is called for."""

import gc
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "init": ("app.cli.init", "Make a holding: its catalogue and its folders."),
    "serve": ("app.cli.serve", "Serve the whole catalogue: pages, IIIF, API, search and jobs."),
    "import": ("app.cli.import_table", "Import a folder of scans with the table about them."),
    "derive": ("app.cli.derive", "Make the tiles of scans that have none, or old ones."),
    "publish": ("app.cli.publish", "Open photographs to the public."),
    "search": ("app.cli.search", "Find photographs by what is written on them."),
    "reindex": ("app.cli.reindex", "Make the search index anew."),
    "doctor": ("app.cli.doctor", "Look whether the installation is well."),
    "verify": ("app.cli.verify", "Look whether files and records still agree."),
    "work": ("app.cli.work", "Look at the work that waits, and what of it was given up."),
    "sweep": ("app.cli.sweep", "Take away what nothing refers to any more."),
    "export": ("app.cli.export", "Export a unit or the holding as OCFL or as a bag."),
    "backup": ("app.cli.backup", "Copy the holding into a store, while it is in use."),
    "restore": ("app.cli.restore", "Put a holding back from a store of backups."),
    "rebuild": ("app.cli.rebuild", "Make a lost catalogue again from the files of its holding."),
    "moved": ("app.cli.moved", "Tell harvesters that the catalogue has another address."),
    "worker": ("app.cli.worker", "Do the work that waits, beside a web server of your own."),
    "settings": ("app.cli.settings", "Show the settings in force and where each comes from."),
    "user": ("app.cli.user", "Let people sign in, and say what each may do."),
    "audit": ("app.cli.audit", "Write out who did what, when and from where."),
    "token": ("app.cli.token", "Give programs the right to write through the API."),
}
"""By name: the module, which has `application`, and the line in the list of commands."""


def new_application() -> typer.Typer:
    """Begin a command; plain help reads well in a terminal, a pipe and a page alike."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@contextmanager
def loading() -> Iterator[None]:
    """Load modules, which are there to stay: to look for what is dead meanwhile finds nothing.

    It would take a fifth of the time in which a command begins.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


class _Commands(MutableMapping[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, _ = COMMANDS[name]
            with loading():
                command = typer.main.get_command(import_module(module).application)
            command.name = name
            self._made[name] = command
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class LazyGroup(TyperGroup):
    """`verso` itself. `verso --help` lists the commands without importing any of them."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _Commands()

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's own
        """List the commands with the lines that stand here."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])
