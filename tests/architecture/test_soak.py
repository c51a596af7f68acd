"""`make soak` runs every test that says of itself that it does."""

import ast
import re
from pathlib import Path


def test_whoever_speaks_of_make_soak_is_run_by_it(project: Path) -> None:
    script = (project / "deploy/development/soak.sh").read_text("utf-8")
    run = {*re.findall(r"tests/[\w/.]+", script)}
    speaking = {
        str(path.relative_to(project))
        for path in (project / "tests").rglob("test_*.py")
        if path != Path(__file__)
        and "make soak" in (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")
    }
    assert len(speaking) > 5
    lacking = {path for path in speaking if not {path, str(Path(path).parent)} & run}
    assert lacking == set()
    assert all((project / path).exists() for path in run)
