"""What records in the words of schema.org have in common."""

import pytest

from app.exchange.schema_org_parts import covered, texts


def test_a_text_stands_with_its_language() -> None:
    told = texts({"en": ["Album", " "], "none": ["A 1"]})
    assert told == [{"@language": "en", "@value": "Album"}, "A 1"]
    assert texts(None) == []


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1942", "1942-01-01/1942-12-31"),
        ("../1942-02", "../1942-02-28"),
        ("", ""),
        ("winter 1941", ""),
    ],
)
def test_a_date_covers_its_days(edtf: str, days: str) -> None:
    """ISO 8601-1, 5.5.2: an interval by its first and last day; two dots for an open end."""
    assert covered(edtf) == days
