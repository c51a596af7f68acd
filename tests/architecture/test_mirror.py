"""tests/ mirrors app/: whoever knows a module's place knows its test's place."""

import ast
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

# Folders of tests that cross many modules, and so mirror none.
CROSSING = {"journeys", "conformance", "browser", "migrations", "architecture", "faults", "search"}


def subject_of(test: Path, project: Path) -> Path | None:
    """The module that a test file is about: `test_x.py` and `test_x_part.py` are about `x`.

    A package `x/` counts where the test is about it as a whole.
    """
    words = test.stem.removeprefix("test_").split("_")
    folder = Path("app", *test.parts[1:-1])
    for count in range(len(words), 0, -1):
        stem = "_".join(words[:count])
        for module in (folder / f"{stem}.py", folder / stem / "__init__.py"):
            if (project / module).is_file():
                return module
    return None


def has_logic(source: str) -> bool:
    """Whether a module has a function that does something (`...` and a docstring do nothing)."""
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return any(
        not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for function in functions
        for statement in function.body
    )


@pytest.fixture(scope="module")
def mirroring(sources: list[Path]) -> list[Path]:
    """Every test file outside the crossing folders."""
    tests = [path for path in sources if path.parts[0] == "tests" and path.name.startswith("test_")]
    return [path for path in tests if path.parts[1] not in CROSSING]


@pytest.fixture(scope="module")
def elsewhere(project: Path) -> dict[str, dict[str, str]]:
    """By module or pattern: which test file covers it, and why there."""
    return tomllib.loads((project / "tests/architecture/covered_elsewhere.toml").read_text("utf-8"))


def test_every_test_file_stands_where_its_module_stands(
    project: Path, mirroring: list[Path]
) -> None:
    assert [str(test) for test in mirroring if subject_of(test, project) is None] == []


def test_every_module_with_logic_has_a_test_file_or_says_which_test_covers_it(
    project: Path,
    sources: list[Path],
    mirroring: list[Path],
    elsewhere: dict[str, dict[str, str]],
) -> None:
    tested = {subject_of(test, project) for test in mirroring}
    untested = [
        str(path)
        for path in sources
        if path.parts[0] == "app"
        and path not in tested
        and has_logic((project / path).read_text("utf-8"))
        and not any(fnmatch(str(path), pattern) for pattern in elsewhere)
    ]
    assert untested == [], (
        "add tests/<package>/test_<module>.py, or name it in covered_elsewhere.toml"
    )


def test_what_is_covered_elsewhere_still_exists_and_says_why(
    project: Path, elsewhere: dict[str, dict[str, str]]
) -> None:
    for pattern, cover in elsewhere.items():
        assert list(project.glob(pattern)), f"no module {pattern}"
        assert (project / cover["by"]).is_file(), f"no test file {cover['by']}"
        assert cover["because"], pattern


def test_constants_and_protocols_need_no_test_file() -> None:
    protocol = (
        "class Store(Protocol):\n    def read(self) -> bytes:\n        'Bytes.'\n        ...\n"
    )
    assert not has_logic("DAY_S = 86_400\n")
    assert not has_logic(protocol)
    assert has_logic("def read() -> bytes:\n    return b''\n")


def test_a_test_file_is_about_the_module_that_begins_its_name(tmp_path: Path) -> None:
    (tmp_path / "app/imaging").mkdir(parents=True)
    (tmp_path / "app/imaging/render.py").touch()
    about = Path("app/imaging/render.py")
    assert subject_of(Path("tests/imaging/test_render.py"), tmp_path) == about
    assert subject_of(Path("tests/imaging/test_render_colour.py"), tmp_path) == about
    assert subject_of(Path("tests/imaging/test_rendering.py"), tmp_path) is None
    assert subject_of(Path("tests/storage/test_render.py"), tmp_path) is None
