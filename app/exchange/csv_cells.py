"""Cells of tables that others open in a spreadsheet. OWASP, CSV injection.

A spreadsheet that takes another sign for what parts columns (Excel in much of Europe: `;`) begins a
new cell in the midst of ours: what follows a semicolon, a tab or a line's end is looked at as the
beginning is.
"""

import re
from typing import Final

_BEGINS: Final = r"(?:^|(?<=[;\t\r\n]))"
_FORMULA: Final = r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
"""Also in full width, which some read alike; and behind apostrophes that the text has of its own:
else ours could not be told from them."""

_MARK: Final = "'"
_UNMARKED: Final = re.compile(f"{_BEGINS}(?={_FORMULA})")
_MARKED: Final = re.compile(f"{_BEGINS}{_MARK}(?={_FORMULA})")


def safe_cell(text: str) -> str:
    """Put an apostrophe before what begins like a formula: a spreadsheet would reckon it out."""
    return _UNMARKED.sub(_MARK, text)


def original_cell(text: str) -> str:
    """Take such apostrophes away from a cell of a table that we wrote."""
    return _MARKED.sub("", text)
