"""docs/how-to/add-a-language.md is followed: its file is read, its words are found."""

import re
import shutil
from pathlib import Path

import pytest

from app.language.folding import fold
from app.language.rule_faults import RuleFault
from app.language.rule_reading import FOLDER, read_language, read_languages, read_shared
from app.language.term_keys import TermKeys


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs/how-to/add-a-language.md").read_text("utf-8")


@pytest.fixture(scope="module")
def czech(page: str) -> str:
    (file,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    return str(file)


def blocks(page: str) -> list[list[str]]:
    """The lines of what the page promises."""
    return [block.splitlines() for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL)]


def test_the_words_that_the_page_promises_are_found(page: str, czech: str, tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "czech.toml").write_text(czech, "utf-8")
    keys = TermKeys(read_languages(tmp_path), read_shared())
    promised = [line.split(" = ") for line in blocks(page)[1]]
    assert len(promised) > 4
    for typed, written in promised:
        asked = {(key.kind, key.key) for key in keys.of_typed(fold(typed), typed.lower())}
        kept = keys.of_written(fold(written), written.lower(), ["cs"])
        assert asked & {(key.kind, key.key) for key in kept}, f"{typed} does not find {written}"


def test_the_faults_that_the_page_shows_are_what_is_said(
    page: str, czech: str, tmp_path: Path
) -> None:
    wrong = [
        czech.replace('8 = ["srpen"', '13 = ["srpen"'),
        czech.replace("wojna = vojna", "wojna = vojma"),
    ]
    for text, fault in zip(wrong, blocks(page)[0], strict=True):
        path = tmp_path / "czech.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(RuleFault, match=re.escape(fault)):
            read_language(path)


def test_the_page_tells_of_every_entry_of_the_files(page: str) -> None:
    entries = {
        entry
        for path in FOLDER.glob("*.toml")
        if path.name != "every-language.toml"
        for entry in re.findall(
            r"^(\[+[a-z_.]+\]+|[a-z_]+ =)", path.read_text("utf-8"), re.MULTILINE
        )
    }
    named = {entry.removesuffix(" =") for entry in entries} - _WITHIN_AN_ENTRY
    assert [entry for entry in sorted(named) if f"`{entry}`" not in page] == []


_WITHIN_AN_ENTRY = {"example", "morphology", "name", "old", "today"}
