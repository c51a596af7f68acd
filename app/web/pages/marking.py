"""Texts marked for translation where they stand in tables."""

Term = tuple[str, str]


def term(context: str, english: str) -> Term:
    """Mark a text for translation, with the context that tells it from its like."""
    return context, english
