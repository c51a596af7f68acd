"""Cells of tables that others open in a spreadsheet."""

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Put an apostrophe before what begins like a formula: a spreadsheet would reckon it out."""
    return f"'{text}" if text.startswith(_FORMULA) else text
