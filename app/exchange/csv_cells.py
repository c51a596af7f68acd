"""Cells of tables that others open in a spreadsheet. OWASP, CSV injection."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""Also behind apostrophes that the text has of its own: else ours could not be told from them."""

_MARK: Final = "'"


def safe_cell(text: str) -> str:
    """Put an apostrophe before what begins like a formula: a spreadsheet would reckon it out."""
    return f"{_MARK}{text}" if _FORMULA.match(text) else text


def original_cell(text: str) -> str:
    """Take such an apostrophe away from a cell of a table that we wrote."""
    plain = text.removeprefix(_MARK)
    return plain if plain != text and _FORMULA.match(plain) else text
