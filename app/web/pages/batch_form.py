"""The form in which a change of many photographs is asked for: what was typed, as an order."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote, urlencode

import orjson

from app.domain.batch_operations import BULK_FIELDS, IN_LANGUAGES
from app.domain.batches import Action
from app.web.pages.batch_values import Typed, by_of, row_count, value_of
from app.web.pages.small_forms import SmallForm

MOST_OPERATIONS: Final = 20
MOST_FIELDS: Final = 4000
MOST_BYTES: Final = 4 * 1024 * 1024
_NAME: Final = re.compile(r"op-([0-9]{1,2})-(.+)", re.ASCII)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)

SEARCH: Final = "search"
SELECTION: Final = "selection"
LISTED: Final = "listed"


@dataclass(frozen=True, slots=True)
class AskedOperation:
    """One thing that is to be done: to which field (in which language), and what was typed."""

    field: str = "subjects"
    language: str = "en"
    action: Action = Action.ADD
    typed: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> Typed:
        """What was typed, by the ends of the fields' names."""
        return dict(self.typed)

    def document(self) -> dict[str, Any]:
        """Write it as a program would."""
        name = f"{self.field}.{self.language}" if self.field in IN_LANGUAGES else self.field
        written: dict[str, Any] = {"field": name, "action": self.action.value}
        value = value_of(self.field, self.action, self.values)
        if value is not None:
            written["value"] = value
        if self.action is Action.REPLACE:
            written["by"] = by_of(self.field, self.values)
        return written


@dataclass(frozen=True, slots=True)
class AskedBatch:
    """What was typed: which photographs, what is done to each, and why.

    `which` says whether a search, a list of addresses or the reader's selection is meant. `tried`
    stands for the order that was tried last, so that nothing else is begun than what was looked at.
    A search is words and what it is `narrowed` to: the query of an address, with filters alone.
    """

    which: str = SEARCH
    query: str = ""
    narrowed: str = ""
    ids: str = ""
    operations: tuple[AskedOperation, ...] = (AskedOperation(),)
    reason: str = ""
    tried: str = ""

    @property
    def search(self) -> str:
        """The whole search, as the query of an address."""
        words = urlencode({"q": self.query}, quote_via=quote, errors="replace")
        return "&".join(filter(None, (words if self.query else "", self.narrowed)))

    def document(self, selected: tuple[str, ...]) -> dict[str, Any]:
        """Write it as a program would; `selected` are the photographs of the selection."""
        chosen: dict[str, Any] = {"search": self.search} if self.narrowed else {"query": self.query}
        if self.which == SELECTION:
            chosen = {"ids": list(selected)}
        elif self.which == LISTED:
            chosen = {"ids": _ID.findall(self.ids) or [self.ids]}
        operations = [one.document() for one in self.operations]
        return chosen | {"operations": operations, "reason": self.reason}


def mark_of(document: dict[str, Any]) -> str:
    """Stand for an order: another selection or operation has another mark, another reason not."""
    told = {name: value for name, value in document.items() if name != "reason"}
    return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def received(form: SmallForm) -> AskedBatch:
    """Take what was sent; what is none of the form is passed by."""
    which = form["which"] if form["which"] in (SEARCH, SELECTION, LISTED) else SEARCH
    if not form["which"] and form["ids"]:
        which = LISTED
    return AskedBatch(
        which=which,
        query=form["query"],
        narrowed=form["narrowed"],
        ids=form["ids"],
        operations=tuple(_operations(form)) or (AskedOperation(),),
        reason=form["reason"],
        tried=form["tried"],
    )


def with_step(asked: AskedBatch, step: str) -> AskedBatch | None:
    """Change the form alone, as a button says: `more`, `drop:1`, `row:0`. None: it is no such.

    `widen` takes away what the search is narrowed to.
    """
    if step == "widen":
        return replace(asked, narrowed="")
    verb, _, place = step.partition(":")
    operations = list(asked.operations)
    if verb == "more" and len(operations) < MOST_OPERATIONS:
        operations.append(AskedOperation())
    elif verb in ("drop", "row") and _NUMBER.fullmatch(place) and int(place) < len(operations):
        one = operations.pop(int(place))
        if verb == "row":
            grown = (*one.typed, (f"value-{row_count(one.values)}-", ""))
            operations.insert(int(place), _of(one, typed=grown))
    elif verb != "fields":
        return None
    return replace(asked, operations=tuple(operations) or (AskedOperation(),))


def place_of(text: str) -> int | None:
    """Read a place in a list; None for whatever else was sent."""
    return int(text) if _NUMBER.fullmatch(text) else None


def _operations(form: SmallForm) -> Iterator[AskedOperation]:
    """Read the operations in their order; numbers that are missing close up."""
    sent: dict[int, dict[str, str]] = {}
    for name, value in form.items():
        if found := _NAME.fullmatch(name):
            sent.setdefault(int(found[1]), {})[found[2]] = value
    for _, typed in sorted(sent.items())[:MOST_OPERATIONS]:
        field = typed.pop("field", "")
        action = typed.pop("action", "")
        language = typed.pop("language", "en").strip()
        if field in BULK_FIELDS and action in {one.value for one in Action}:
            yield AskedOperation(field, language, Action(action), tuple(typed.items()))


def _of(one: AskedOperation, *, typed: tuple[tuple[str, str], ...]) -> AskedOperation:
    return AskedOperation(one.field, one.language, one.action, typed)
