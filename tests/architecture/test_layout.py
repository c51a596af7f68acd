"""The house rules that a file's name, place or length can break."""

import ast
import re
from pathlib import Path

BANNED_NAMES = {
    "utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "processor",
    "base_service", "data", "info",
}  # fmt: skip
LONG_MODULE_LINES = 250
MODULE_LIMIT_LINES = 400
TEMPLATE_LIMIT_LINES = 80
EXPLANATION = re.compile(r"^(# )?Length: \S.{20,}", re.MULTILINE)
EXPLANATION_WITHIN_LINES = 20


def line_count(path: Path) -> int:
    """Lines of a text file."""
    return len(path.read_text("utf-8").splitlines())


def has_banned_name(name: str) -> bool:
    """Whether a file's or folder's name says nothing: `utils`, or what ends in `_utils`."""
    return any(name == banned or name.endswith(f"_{banned}") for banned in BANNED_NAMES)


def is_explained(text: str) -> bool:
    """Whether a long module says near its top why it is long: a line `Length: ...`."""
    head = "\n".join(text.splitlines()[:EXPLANATION_WITHIN_LINES])
    return EXPLANATION.search(head) is not None


def test_no_file_or_folder_has_a_name_that_says_nothing(sources: list[Path]) -> None:
    named = {part for path in sources for part in (*path.parent.parts, path.stem)}
    assert [name for name in sorted(named) if has_banned_name(name)] == []


def test_a_name_that_ends_in_a_banned_word_is_banned_too() -> None:
    assert has_banned_name("import_manager")
    assert not has_banned_name("image_information")


def test_no_module_is_longer_than_400_lines(project: Path, sources: list[Path]) -> None:
    assert [str(path) for path in sources if line_count(project / path) > MODULE_LIMIT_LINES] == []


def test_a_module_longer_than_250_lines_explains_itself(project: Path, sources: list[Path]) -> None:
    silent = [
        str(path)
        for path in sources
        if path.parts[0] != "tests"
        and line_count(project / path) > LONG_MODULE_LINES
        and not is_explained((project / path).read_text("utf-8"))
    ]
    assert silent == [], "say why near the top of the module, on a line that begins 'Length: '"


def test_an_explanation_is_a_line_near_the_top() -> None:
    line = "Length: one table of sigla, which reads best whole.\n"
    assert is_explained('"""Sigla.\n\n' + line + '"""\n')
    assert not is_explained("\n" * EXPLANATION_WITHIN_LINES + line)


def test_no_template_is_longer_than_80_lines(project: Path) -> None:
    templates = [path for path in project.glob("app/**/templates/**/*") if path.is_file()]
    assert [str(path) for path in templates if line_count(path) > TEMPLATE_LIMIT_LINES] == []


def test_the_folder_of_migrations_is_no_package_that_would_shadow_alembic(project: Path) -> None:
    assert list(project.glob("alembic/**/__init__.py")) == []


def test_tests_are_no_packages(project: Path) -> None:
    assert list(project.glob("tests/**/__init__.py")) == []


def test_a_migration_imports_nothing_from_the_program(project: Path) -> None:
    for path in project.glob("alembic/versions/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        plain = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        taken_from = {
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        }
        assert [name for name in plain | taken_from if name.split(".")[0] == "app"] == [], path.name


def test_a_migration_is_named_by_its_time_and_what_it_does(project: Path) -> None:
    form = re.compile(r"\d{4}_\d{2}_\d{2}_\d{4}-[a-z0-9_-]+\.py")
    names = [path.name for path in project.glob("alembic/versions/*.py")]
    assert [name for name in names if not form.fullmatch(name)] == []
