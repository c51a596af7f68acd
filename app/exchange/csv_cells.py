"""Cells of tables that others open in a spreadsheet."""

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MARK: Final = "'"


def safe_cell(text: str) -> str:
    """Put an apostrophe before what begins like a formula: a spreadsheet would reckon it out."""
    return f"{_MARK}{text}" if text.startswith(_FORMULA) else text


def original_cell(text: str) -> str:
    """Take such an apostrophe away from a cell of a table that we wrote."""
    plain = text.removeprefix(_MARK)
    return plain if plain != text and plain.startswith(_FORMULA) else text
