"""The pages of docs/reference/ say what the program says."""

import re
import subprocess
import sys
from pathlib import Path


def test_the_reference_is_what_the_program_says(project: Path) -> None:
    command = [sys.executable, "deploy/development/reference.py", "--check"]
    answer = subprocess.run(
        command, cwd=project, capture_output=True, text=True, timeout=120, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_page_of_the_documentation_links_to_files_that_are_there(project: Path) -> None:

    link = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")
    missing = [
        f"{page.relative_to(project)}: {target}"
        for page in [*project.glob("*.md"), *project.glob("docs/**/*.md")]
        for target in link.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_a_setting_that_the_guides_name_is_there(project: Path) -> None:
    named = re.compile(r"\bVERSO_[A-Z0-9_]*[A-Z0-9]\b")
    known = set(named.findall((project / "docs/reference/settings.md").read_text("utf-8")))
    pages = [project / "README.md", *project.glob("docs/*/*.md")]
    deployed = [path for path in project.glob("deploy/[!d]*/*") if path.is_file()]
    unknown = {
        name: path.relative_to(project).as_posix()
        for path in (*pages, *deployed)
        for name in named.findall(path.read_text("utf-8"))
        if name not in known
    }
    assert unknown == {}
