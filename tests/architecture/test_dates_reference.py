"""The page on dates says what they are understood as."""

from pathlib import Path

from app.services.read_date import read_date

PAGE = Path("docs/reference/dates.md")


def test_every_date_means_what_the_table_says(project: Path) -> None:
    lines = (project / PAGE).read_text("utf-8").splitlines()
    told = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines if line[:3] == "| `"]
    assert len(told) == 25
    for written, *meaning in told:
        found = read_date(written.strip("`"))
        days = [day.isoformat() if day else "" for day in (found.earliest_on, found.latest_on)]
        assert [f"`{found.edtf}`", *days] == meaning, written
