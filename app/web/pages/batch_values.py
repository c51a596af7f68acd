"""What a change of many photographs puts into a field, or looks for there, as fields of a form.

Length: one way of typing a value for each kind of field, there and back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.domain.batch_operations import IN_LANGUAGES, LISTS, PARTS
from app.domain.batches import Action
from app.domain.photographs import PhotographDescription
from app.web.forms.shape import LANGUAGE, LINE, FieldKind, FieldShape, shape_of
from app.web.pages.edit_layout import LOOKS, Look, Widget
from app.web.pages.wording import Wording

Typed = Mapping[str, str]
"""What was typed of one operation, by the ends of the fields' names: `value-0-name`."""

MOST_ROWS: Final = 20
_LEFT_OUT: Final = (FieldKind.PLACES, FieldKind.PART, FieldKind.PARTS, FieldKind.WHOLE)
"""Fields that mean a place on one photograph, and so nothing on many."""
_YES_OR_NO: Final = ("yes", "no")
_NAMES: Final = ("0", "1")  # so many names of an institution can be typed


@dataclass(frozen=True, slots=True)
class BatchInput:
    """One field. `choices` are values with what they are called; without any it is text."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    is_long: bool = False
    hint: str = ""
    offers: str = ""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """The fields of one value; `heading` says what it is."""

    heading: str
    inputs: tuple[BatchInput, ...]


@dataclass(frozen=True, slots=True)
class ValueForm:
    """All that is typed of one operation: values, then what is put in their place.

    `can_grow`: another value can be added to them.
    """

    rows: tuple[ValueRow, ...]
    by: ValueRow | None = None
    can_grow: bool = False


def value_form(name: str, action: Action, typed: Typed, words: Wording) -> ValueForm:
    """Give the fields that an action wants for a field."""
    writer = _Writer(name, typed, words)
    seeks = action in (Action.REMOVE, Action.REPLACE)
    heading = _heading(action, words)
    untold = words.say("not looked at") if seeks else ""
    by = None
    if action is Action.REPLACE:
        told = words.say("What stands there instead; what is left empty stays")
        as_it_is = words.say("as it is") if name in LISTS else ""
        by = ValueRow(told, tuple(writer.inputs("by", untold=as_it_is)))
    if name in PARTS and name in LISTS and action is Action.SET:
        rows = tuple(
            ValueRow(f"{heading} {place + 1}", tuple(writer.inputs(f"value-{place}")))
            for place in range(row_count(typed))
        )
        return ValueForm(rows, can_grow=len(rows) < MOST_ROWS)
    row = ValueRow(
        heading, tuple(writer.inputs("value-0", untold=untold, is_set=action is Action.SET))
    )
    return ValueForm((row,), by)


def row_count(typed: Typed) -> int:
    """How many values stand in a form: one at least."""
    ends = [name.split("-")[1] for name in typed if name.startswith("value-")]
    places = [int(end) for end in ends if len(end) < 3 and end.isascii() and end.isdecimal()]  # noqa: PLR2004
    return min(max(places, default=0) + 1, MOST_ROWS)


def value_of(name: str, action: Action, typed: Typed) -> Any:
    """Read the value of an operation as a document; None where nothing is said."""
    if name == "subjects" and action is Action.SET:
        lines = (line.strip() for line in typed.get("value-0", "").splitlines())
        return [line for line in lines if line]
    if name in PARTS and name in LISTS and action is Action.SET:
        rows = (_part(name, typed, f"value-{place}") for place in range(row_count(typed)))
        return [row for row in rows if row is not None]
    return _one(name, typed, "value-0")


def by_of(name: str, typed: Typed) -> Any:
    """Read what is put in the place of a value."""
    found = _one(name, typed, "by")
    return "" if found is None and name not in PARTS else found


def _one(name: str, typed: Typed, place: str) -> Any:
    if name in PARTS:
        return _part(name, typed, place)
    return typed.get(place, "") or None


def _part(name: str, typed: Typed, place: str) -> dict[str, Any] | None:
    """Read the fields of a part; what is left empty is not said."""
    said: dict[str, Any] = {}
    for inner, field in _shape(name).items():
        here = f"{place}-{inner}"
        if field.kind is FieldKind.TEXTS:
            if texts := _texts(typed, here):
                said[inner] = texts
        elif value := typed.get(here, "").strip():
            said[inner] = value == _YES_OR_NO[0] if field.kind is FieldKind.FLAG else value
    return said or None


def _texts(typed: Typed, here: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for place in _NAMES:
        if text := typed.get(f"{here}-{place}-{LINE}", "").strip():
            tag = typed.get(f"{here}-{place}-{LANGUAGE}", "").strip() or "none"
            texts.setdefault(tag, []).append(text)
    return texts


def _shape(name: str) -> Mapping[str, FieldShape]:
    kept = shape_of(PARTS[name]).items()
    return {inner: field for inner, field in kept if field.kind not in _LEFT_OUT}


def _heading(action: Action, words: Wording) -> str:
    if action is Action.REMOVE:
        return words.say("What is taken away; empty: all of it")
    return words.say("What is looked for") if action is Action.REPLACE else words.say("Value")


class _Writer:
    """Writes the fields of one operation."""

    def __init__(self, name: str, typed: Typed, words: Wording) -> None:
        self._name = name
        self._typed = typed
        self._words = words

    def inputs(self, place: str, *, untold: str = "", is_set: bool = False) -> Iterator[BatchInput]:
        """Give the fields of a value; `untold` is what a choice is called that says nothing."""
        if self._name in PARTS:
            for inner, field in _shape(self._name).items():
                look = LOOKS[PARTS[self._name]][inner]
                yield from self._field(f"{place}-{inner}", field, look, untold=untold)
            return
        look = LOOKS[PhotographDescription][self._name]
        field = shape_of(PhotographDescription)[self._name]
        if field.kind is FieldKind.TERM:
            yield from self._field(place, field, look, untold=untold)
            return
        is_list = self._name == "subjects" and is_set
        yield BatchInput(
            place,
            self._words.say(look.label),
            self._typed.get(place, ""),
            is_long=is_list or look.widget is Widget.LONG or self._name in IN_LANGUAGES,
            hint=self._words.say("One a line") if is_list else "",
            offers=look.offers,
        )

    def _field(
        self, name: str, field: FieldShape, look: Look, *, untold: str
    ) -> Iterator[BatchInput]:
        label = self._words.say(look.label)
        if field.kind is FieldKind.TEXTS:
            for place in _NAMES:
                yield BatchInput(
                    f"{name}-{place}-{LINE}", label, self._typed.get(f"{name}-{place}-{LINE}", "")
                )
                tag = f"{name}-{place}-{LANGUAGE}"
                yield BatchInput(
                    tag, self._words.say("Language"), self._typed.get(tag, ""), offers="languages"
                )
            return
        yield BatchInput(
            name,
            label,
            self._typed.get(name, self._usual(field, untold=untold)),
            choices=tuple(self._choices(field, untold=untold)),
            is_long=look.widget is Widget.LONG,
            hint=self._words.say(look.hint) if look.hint else "",
            offers=look.offers,
        )

    def _usual(self, field: FieldShape, *, untold: str) -> str:
        if untold or field.default is None:
            return ""
        if field.kind is FieldKind.FLAG:
            return _YES_OR_NO[0 if field.default else 1]
        return str(field.default.value) if isinstance(field.default, StrEnum) else ""

    def _choices(self, field: FieldShape, *, untold: str) -> Iterator[tuple[str, str]]:
        if field.kind not in (FieldKind.TERM, FieldKind.FLAG):
            return
        if untold:
            yield "", untold
        if field.kind is FieldKind.FLAG:
            yield _YES_OR_NO[0], self._words.say("yes")
            yield _YES_OR_NO[1], self._words.say("no")
            return
        for term in field.terms:
            if isinstance(term, StrEnum):
                yield term.value, self._words.term(term)
