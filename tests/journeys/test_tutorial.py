"""The tutorial, run as it stands: every command, and every line that it promises."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

TUTORIAL = Path(__file__).resolve().parents[2] / "docs/tutorial/first-catalogue.md"
BLOCK = re.compile(r"^```(\w+)( server)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
START = "verso serve >serve.log 2>&1 & server=$!; trap 'kill $server; wait $server' EXIT"
WAIT = "until curl -sf -o /dev/null http://127.0.0.1:8000/; do sleep 0.2; kill -0 $server; done"


def as_script(port: int) -> tuple[str, dict[int, list[str]]]:
    """The commands as one script that tells where each begins, and what each promises to say."""
    lines, promised, place = ["set -eu"], dict[int, list[str]](), 0
    for kind, server, text in BLOCK.findall(TUTORIAL.read_text("utf-8")):
        if kind == "sh":
            place += 1
            lines += [f"echo; echo '=== {place}'", f"{START}\n{WAIT}" if server else text]
        elif kind == "text":
            promised.setdefault(place, []).extend(text.splitlines())
    script = "\n".join(lines).replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    return script, promised


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the three scans that the tutorial asks its reader for."""
    (tmp_path / "scans").mkdir()
    for number, name in enumerate(("group-front", "group-back", "bridge-front")):
        picture = Image.effect_noise((900, 600), 30 + number)
        picture.save(tmp_path / "scans" / f"{name}.jpg")
    return tmp_path


def test_each_step_of_the_tutorial_does_what_it_says(
    desk: Path, environment: dict[str, str], free_port: int
) -> None:
    script, promised = as_script(free_port)
    path = f"{Path(sys.executable).parent}:{environment['PATH']}"
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=desk,
        env={**environment, "PATH": path, "VERSO_PORT": str(free_port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    pieces = re.split(r"^=== (\d+)\n", run.stdout, flags=re.MULTILINE)
    said = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    missing = {
        (place, line)
        for place, lines in promised.items()
        for line in lines
        if line.strip() not in said[str(place)]
    }
    assert missing == set(), run.stdout
    assert len(promised) >= 8
