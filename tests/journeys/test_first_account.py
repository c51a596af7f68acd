"""How the first person comes to sign in, with the real program."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Serving

PASSWORD = "a sentence of some words"  # noqa: S105


def test_the_first_account_is_made_beside_a_running_catalogue(
    serving: "Serving", program: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    home = tmp_path / "holding"
    served = serving("--home", home)
    how = "verso user add NAME --role administrator"
    assert how in served.http.get("/sign-in").text
    command = [program, "user", "add", "anna", "--role", "administrator", "--password-stdin"]
    done = subprocess.run(
        [*command, "--home", str(home)],
        input=f"{PASSWORD}\n",
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "anna may sign in, as administrator.\n")
    assert how not in served.http.get("/sign-in").text
    headers = {"sec-fetch-site": "same-origin"}
    form = {"name": "anna", "password": PASSWORD, "next": "/admin/accounts"}
    answer = served.http.post("/sign-in", data=form, headers=headers, follow_redirects=True)
    assert answer.url.path == "/admin/accounts"
    first = served.stop()
    assert how in first.err
    again = serving("--home", home)
    assert again.http.get("/").status_code == 200
    assert how not in again.stop().err
