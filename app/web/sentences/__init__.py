"""Refusals in the reader's language: each is known by the English sentence that it is."""
