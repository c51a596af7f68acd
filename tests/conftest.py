"""Verso as people run it: commands inside of the test's own process, and real processes.

And applications on a real port: requests cross the network stack, as a reader's do.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
import uvicorn
from hypothesis import HealthCheck, settings

from app.cli.commands import main
from app.holdings import Holding, opening
from app.persistence.database import open_database
from app.persistence.migrating import upgrade
from app.settings import Settings
from tests import running
from tests.awaiting import until
from tests.filled_forms import FORMS

# Examples are given whatever time they need: how long a test takes says more of the machine.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

PROGRAM = str(Path(sys.executable).with_name("verso"))
PROJECT = Path(__file__).resolve().parents[1]
STOPS_WITHIN_S = 60
SERVER_USER = "verso"
IN_POLISH = (
    "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=pl",
)  # fmt: skip
FORGETFUL = "-c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=60"


def pytest_configure(config: pytest.Config) -> None:
    """Take up how the suite is run."""
    config.pluginmanager.register(running)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Served:
    """A `verso serve` that answers."""

    process: subprocess.Popen[str]
    http: httpx.Client
    greeting: tuple[str, ...]

    def stop(self, *, by: signal.Signals = signal.SIGTERM) -> Answer:
        """Send a signal and wait until it has ended."""
        self.process.send_signal(by)
        out, err = self.process.communicate(timeout=STOPS_WITHIN_S)
        return Answer(self.process.returncode, out, err)


Verso = Callable[..., Answer]
Serving = Callable[..., Served]
DatabaseOf = Callable[[Path], str]
"""Gives the address of the database that a folder's holding has on a server."""


@pytest.fixture(scope="session")
def program() -> str:
    """The program `verso` as it is installed beside this Python."""
    return PROGRAM


@pytest.fixture
def verso(capsys: pytest.CaptureFixture[str]) -> Verso:
    """Run `verso` with arguments, without a process of its own."""

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ending:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        code = ending.value.code
        return Answer(int(code) if code is not None else 0, shown.out, shown.err)

    return run


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment without settings of the one who runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("VERSO_")}


@pytest.fixture
def verso_process(environment: dict[str, str], tmp_path: Path) -> Verso:
    """Run `verso` with arguments as a shell does, in an empty folder."""

    def run(*arguments: object) -> Answer:
        command = [PROGRAM, *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port that nobody listens on, and that nobody else is given while the test lasts.

    It is bound, by one who never listens: whoever names it may listen there, as ip(7) has it for
    SO_REUSEADDR, and the system hands it out to nobody who asks for any.
    """
    with socket.socket() as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", 0))
        yield int(bound.getsockname()[1])


@pytest.fixture
def serving(
    environment: dict[str, str], on_server: DatabaseOf | None, tmp_path: Path, free_port: int
) -> Iterator[Serving]:
    """Start `verso serve` with arguments and give it back when it answers; all end with the test.

    One at a time: each is at the same address, as a restarted server is. With `ON_SERVER=1` it has
    the same database as a holding of the test's own process in that folder.
    """
    started: list[subprocess.Popen[str]] = []
    clients: list[httpx.Client] = []

    def start(*arguments: object) -> Served:
        command = [PROGRAM, "serve", "--port", str(free_port), *map(str, arguments)]
        home = arguments[arguments.index("--home") + 1] if "--home" in arguments else tmp_path
        database = {"VERSO_DATABASE_URL": on_server(Path(str(home)))} if on_server else {}
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**environment, **database},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        greeting = tuple(_greeting(process))
        client = httpx.Client(
            base_url=f"http://127.0.0.1:{free_port}", timeout=120, event_hooks=FORMS
        )
        clients.append(client)
        assert client.get("/").status_code == httpx.codes.OK
        return Served(process, client, greeting)

    yield start
    for client in clients:
        client.close()
    for process in started:
        process.kill()
        process.communicate()


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """A PostgreSQL server of this test session alone; `folder` has its socket."""

    folder: Path

    def url(self, name: str = "postgres") -> str:
        """Name one of its databases, as a setting does."""
        return f"postgresql://{SERVER_USER}@/{name}?host={self.folder}"

    def make(self, name: str, *, copied_from: str = "template1") -> str:
        """Make a database, in the place of one of this name, and give its address.

        It is empty, or as the one that it is `copied_from`, in which nobody may be at work.
        """
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = %s AND state = 'idle'",
                (copied_from,),
            )
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copied_from}"'.encode())
        return self.url(name)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Name the kind of database that a test runs on."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def database_server() -> Iterator[DatabaseServer]:
    """Start a PostgreSQL server that is thrown away; without its programs the test is skipped.

    Its texts stand in the order of Polish, unless a column says otherwise. It refuses to be run
    by root, so another user's name is borrowed.
    """
    programs = [path for path in map(shutil.which, ("initdb", "pg_ctl")) if path] or [
        str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    ]
    if not programs:
        pytest.skip("PostgreSQL's programs initdb and pg_ctl are not on this machine")
    bin_folder = Path(programs[-1]).parent
    memory = Path("/dev/shm")  # noqa: S108 - the disk has nothing to do with it
    with TemporaryDirectory(
        prefix="verso-pg-", dir=memory if os.access(memory, os.W_OK) else None
    ) as made:
        folder = Path(made)
        borrowed = {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
        if borrowed:
            shutil.chown(folder, "nobody")

        def run(program: str, *arguments: str) -> None:
            command = [str(bin_folder / program), "--pgdata", str(folder / "data"), *arguments]
            done = subprocess.run(  # type: ignore[call-overload]
                command, cwd=folder, capture_output=True, text=True, check=False, **borrowed
            )
            assert done.returncode == 0, done.stdout + done.stderr

        run("initdb", f"--username={SERVER_USER}", "--auth=trust", "--no-sync", *IN_POLISH)
        run("pg_ctl", "start", "--wait", "--log", str(folder / "log"), "--options",
            f"-k {folder} -c listen_addresses= {FORGETFUL}")  # fmt: skip
        yield DatabaseServer(folder)
        run("pg_ctl", "stop", "--mode=immediate")


@pytest.fixture(scope="session", autouse=True)
def on_server(request: pytest.FixtureRequest) -> Iterator[DatabaseOf | None]:
    """With `ON_SERVER=1` give every holding of a test's own process a database on PostgreSQL.

    Each is copied from an empty one, the first time that its folder is opened.
    """
    if not os.environ.get("ON_SERVER"):
        yield None
        return
    server: DatabaseServer = request.getfixturevalue("database_server")
    engine = open_database(server.make("empty"))
    upgrade(engine)
    engine.dispose()
    opened, copytree = opening._opened, shutil.copytree
    made: dict[Path, str] = {}

    def database_of(home: Path) -> str:
        if home not in made:
            made[home] = server.make(f"home{len(made)}", copied_from="empty")
        return made[home]

    def copied(source: Any, target: Any, *arguments: Any, **options: Any) -> Any:
        """Copy a folder, and the databases of the holdings in it."""
        done = copytree(source, target, *arguments, **options)
        for home in [home for home in made if home.is_relative_to(source)]:
            made[Path(target) / home.relative_to(source)] = server.make(
                f"home{len(made)}", copied_from=_name_in(made[home])
            )
        return done

    def open_there(settings: Settings) -> AbstractContextManager[Holding]:
        if not settings.database_url:
            address = database_of(settings.home)
            settings = settings.model_copy(update={"database_url": address})
        return opened(settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_opened", open_there)
        patch.setattr(shutil, "copytree", copied)
        yield database_of


def _name_in(address: str) -> str:
    """Give the name of the database that an address leads to."""
    return urlsplit(address).path.strip("/")


@pytest.fixture
def spoil(request: pytest.FixtureRequest, on_server: DatabaseOf | None) -> Callable[[Path], None]:
    """Break the database of a folder's holding for good: its files, or the one on the server."""

    def broken_file(home: Path) -> None:
        for file in home.glob("catalogue.db*"):
            file.write_bytes(b"LEAK-bytes" * 5000)

    def dropped(home: Path) -> None:
        server: DatabaseServer = request.getfixturevalue("database_server")
        name = _name_in(on_server(home)) if on_server else ""
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())

    return dropped if on_server else broken_file


@pytest.fixture(scope="session")
def real_input() -> Path:
    """The folder of the real register, beside the project's; without it the test is skipped."""
    folder = PROJECT.parent / "shared" / "real" / "copy1-60"
    if not (folder / "catalogue.json").is_file():
        pytest.skip(f"the real scans are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def real_mapping() -> Path:
    """The worked mapping of the documentation."""
    return PROJECT / "docs/how-to/import-copy1-60.yaml"


def _greeting(process: subprocess.Popen[str]) -> Iterator[str]:
    """Read what is printed until holding or folder is named: then it serves."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.rstrip("\n")
        if line.startswith(("The holding is in ", "The pictures are in ")):
            return
    _, err = process.communicate(timeout=STOPS_WITHIN_S)
    pytest.fail(f"verso serve ended with {process.returncode}: {err}")


ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
Serve = Callable[[Any], httpx.Client]


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A port of the module's own, taken, so that an address is known before its server runs."""
    with _listener() as listener:
        yield listener


@pytest.fixture(scope="session")
def serve_at() -> ServeAt:
    """Serve an ASGI application on a port that was taken before; the block gets its address."""
    return _serving


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serve ASGI applications for the rest of a module's tests, each with a client of it."""
    with ExitStack() as stack:

        def start(application: Any) -> httpx.Client:
            address = stack.enter_context(_serving(application, stack.enter_context(_listener())))
            return stack.enter_context(
                httpx.Client(base_url=address, timeout=30, event_hooks=FORMS)
            )

        yield start


def _listener() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    return listener


@contextmanager
def _serving(application: Any, listener: socket.socket) -> Iterator[str]:
    config = uvicorn.Config(application, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until(lambda: server.started, "the server does not start")
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(STOPS_WITHIN_S)
