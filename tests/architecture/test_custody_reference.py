"""The page on chains of custody says what the program does."""

from pathlib import Path

from app.domain.credit_words import CAME_FROM
from app.domain.custody import RemarkCode
from app.domain.custody_faults import IMPOSSIBLE

PAGE = Path("docs/reference/custody.md")


def rows(project: Path) -> list[list[str]]:
    lines = (project / PAGE).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0].startswith("`")]


def test_every_remark_is_listed_with_its_weight(project: Path) -> None:
    weights = {
        f"`{code}`": "impossible" if code in IMPOSSIBLE else "warning" for code in RemarkCode
    }
    listed = {row[0]: row[2] for row in rows(project) if row[0] in weights}
    assert listed == weights


def test_every_way_to_name_a_giver_is_listed(project: Path) -> None:
    ways = {f"`{kind}`": list(words) for kind, words in CAME_FROM.items()}
    assert {row[0]: row[1:] for row in rows(project) if row[0] in ways} == ways
