"""The parameters of a search, as the API's description lists them.

They are read by `app/exchange/search_address_reading.py`, for every page and program alike.
"""

from collections.abc import Iterator
from typing import Any, Final

from app.domain.analysis import LONGEST_QUERY
from app.domain.inscriptions import InscriptionKind
from app.domain.search_query import Expand
from app.domain.search_request import FARTHEST
from app.domain.sides import SideKind

LONGEST_PAGE: Final = 100
_TEXT: Final = {"type": "string"}
_FLAG: Final = {"type": "boolean"}
_MANY: Final = {
    "place": "A place, by its id or one of its names. Any of several will do, here and below.",
    "person": "A person or body that the photograph names, by id or name.",
    "holder": "Who keeps it: an institution by its id, a name or its acronym.",
    "collection": "A unit of description, by its id or reference code, with all that is below it.",
    "language": "The language of a reading: a primary tag of BCP 47, such as `pl`.",
    "kind": "A kind of inscription.",
    "hand": "The hand of an inscription, by id or name.",
    "stamp": "A stamp, by id or name.",
    "medium": "What an inscription was written with.",
    "side": "A kind of side that bears an inscription.",
    "rights": "A statement of rights, by its URI.",
}
_FLAGS: Final = {
    "certainly": "Whether a photograph must have been taken in the range for certain; else it may.",
    "has_transcription": "Whether somebody has read what is written on it.",
    "only_from_back": "Whether all that is known of it rests on what is written on a back.",
}
_DAY: Final = "of the range in which it may have been taken: 1941, 1941-12, 1941-12-24, or an EDTF."


def parameters() -> list[dict[str, Any]]:
    """Describe all of them. OpenAPI 3.1, 4.8.12 Parameter Object."""
    return [
        {"name": name, "in": "query", "required": False, "description": told, "schema": schema}
        for name, told, schema in _described()
    ]


def _described() -> Iterator[tuple[str, str, dict[str, Any]]]:
    longest = {"type": "string", "maxLength": LONGEST_QUERY, "default": ""}
    yield "q", "What to look for. The page `/help/searching` tells what is understood.", longest
    limit = {"type": "integer", "minimum": 1, "maximum": LONGEST_PAGE, "default": 20}
    yield "limit", "How many photographs at most.", limit
    page = {"type": "integer", "minimum": 1, "default": 1}
    told = f"Which page, from 1, within the first {FARTHEST} photographs. Programs use `cursor`."
    yield "page", told, page
    yield "cursor", "The `next_cursor` of the answer before: it goes on right behind it.", _TEXT
    yield "date_from", f"The first day {_DAY}", _TEXT
    yield "date_to", f"The last day {_DAY}", _TEXT
    choices = {
        "kind": [kind.value for kind in InscriptionKind],
        "side": [side.value for side in SideKind],
    }
    for name, told in _MANY.items():
        item: dict[str, Any] = {"type": "string"}
        if name in choices:
            item["enum"] = choices[name]
        yield name, told, {"type": "array", "items": item}
    for name, told in _FLAGS.items():
        yield name, told, _FLAG
    expand = {"type": "string", "enum": [one.value for one in Expand], "default": "all"}
    told = "How far from what was typed a word may be: not at all, its endings, all spellings."
    yield "expand", told, expand
