"""Values of descriptions as they stand in one line of a table."""

import pytest

from app.domain.notes import NoteDescription, NoteKind
from app.domain.photographs import Generation
from app.domain.region import Region
from app.web.pages.told_values import told
from app.web.pages.wording import wording

WORDS = wording("en")


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, ""),
        (True, "yes"),
        (Region(1, 2, 3, 4), "1,2,3,4"),
        (Region(0, 0, 9, 9, ((0, 0), (9, 0), (9, 9))), "0,0,9,9 · 0,0 9,0 9,9"),
        (12.5, "12.5"),
        (Generation.COPY_PRINT, "copy print"),
        ({"en": ["Katyn"], "pl": ["Katyń"]}, "en: Katyn; pl: Katyń"),
        ((NoteDescription("torn", NoteKind.GENERAL, "State"),), "torn, Note, State"),
    ],
)
def test_a_value_is_told_in_a_line(value: object, line: str) -> None:
    assert told(value, WORDS) == line
