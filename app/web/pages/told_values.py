"""A value of a description, told in one line."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

from app.domain.region import Region
from app.web.pages.wording import Wording

_UNTOLD: Final = frozenset({"id", "sha256", "media_type"})


def told(value: Any, words: Wording) -> str:
    """Tell a value of a description in one line; empty where there is none."""
    if isinstance(value, Mapping):
        return "; ".join(f"{tag}: {told(lines, words)}" for tag, lines in value.items())
    if isinstance(value, Region):
        return " · ".join(filter(None, (value.xywh, value.points_text)))
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (told(one, words) for one in value)))
    if is_dataclass(value):
        said = (getattr(value, field.name) for field in fields(value) if field.name not in _UNTOLD)
        return ", ".join(filter(None, (told(one, words) for one in said)))
    return _told_plainly(value, words)


def _told_plainly(value: Any, words: Wording) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return words.say("yes")
    return _term(value, words) if isinstance(value, StrEnum) else str(value)


def _term(value: StrEnum, words: Wording) -> str:
    try:
        return words.term(value)
    except KeyError:
        return value.value
