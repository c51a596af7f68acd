"""From a form as it was typed to what its page shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from app.domain.custody_faults import CustodyRemark
from app.domain.sides import SideKind
from app.domain.sigla import parse
from app.web.forms.faults import FieldFaults
from app.web.forms.filling import blank
from app.web.forms.offering import digest_of
from app.web.forms.shape import GIVEN, LANGUAGE, LINE, ROWS, FieldKind, FieldShape, shape_of
from app.web.forms.tree import FRESH, FormTree, Steps, at, name_of
from app.web.pages.edit_layout import Look, Widget, has_no_picture, looks_of
from app.web.pages.edit_nodes import Choice, ShownField, ShownPart, ShownRows
from app.web.pages.wording import Wording

_SHORTEST_LONG: Final = 80
_EXCERPT: Final = 40
_BY_KIND: Final = {FieldKind.TERM: "choice", FieldKind.FLAG: "tick"}
_NUMBERS: Final = (FieldKind.WHOLE, FieldKind.MEASURE)


@dataclass(frozen=True, slots=True)
class Showing:
    """What a form is shown with: the whole tree, its faults by field, and the reader's words.

    `impossible` are the remarks on the chain of custody that nobody can let stand, by field;
    `unmet` the reference codes of related photographs that are not in the catalogue.
    """

    tree: FormTree
    words: Wording
    faults: FieldFaults
    impossible: Mapping[str, tuple[CustodyRemark, ...]] = field(default_factory=dict)
    unmet: frozenset[str] = frozenset()

    def part(self, values: FormTree, described: type, path: Steps = ()) -> ShownPart:
        """Show a description's form, such as that of the whole photograph."""
        nodes = tuple(self._nodes(values, described, path))
        minor = tuple(node for node in nodes if node.is_minor)
        empty = blank(described) if minor else {}
        return ShownPart(
            name=name_of(path),
            kind=str(path[-1]) if path else "",
            label="",
            nodes=tuple(node for node in nodes if not node.is_minor),
            minor=minor,
            is_open=any(_says_more(values, empty, node) for node in minor),
            values=values,
            fresh=values.get(FRESH, ""),
        )

    def _nodes(self, values: FormTree, described: type, path: Steps) -> Iterator[Any]:
        shape = shape_of(described)
        for name, look in looks_of(described, tuple(shape)).items():
            field, here = shape[name], (*path, name)
            if has_no_picture(here) and not (values[name] or self.faults.get(name_of(here))):
                continue
            if field.kind in ROWS:
                yield self._rows(values[name], field, look, here)
            elif field.kind is FieldKind.PART:
                yield self._inner(values[name], field, look, here)
            else:
                yield self._field(values[name], field, look, here)

    def _inner(self, values: FormTree, field: FieldShape, look: Look, path: Steps) -> ShownPart:
        shown = self.part(values, field.part, path)
        return replace(
            shown,
            label=self.words.say(look.label),
            given=values.get(GIVEN, "") if name_of(path).endswith("access") else None,
            is_minor=look.is_minor,
        )

    def _rows(self, rows: list[FormTree], field: FieldShape, look: Look, path: Steps) -> ShownRows:
        name = name_of(path)
        return ShownRows(
            name=name,
            kind=str(path[-1]),
            label=self.words.say(look.label),
            another=self.words.say(look.another or look.label),
            rows=tuple(
                replace(
                    self._row(row, field, look, (*path, place)),
                    label=self.words.say(look.one or look.label),
                    kind=str(path[-1]),
                    number=place + 1,
                    is_first=place == 0,
                    is_last=place == len(rows) - 1,
                )
                for place, row in enumerate(rows)
            ),
            is_minor=look.is_minor,
            faults=self.faults.get(name, ()),
        )

    def _row(self, row: FormTree, field: FieldShape, look: Look, path: Steps) -> ShownPart:
        if field.kind is FieldKind.PARTS:
            return self.part(row, field.part, path)
        text = ShownField(
            name=name_of((*path, LINE)),
            label=self.words.say(look.one or look.label),
            value=row[LINE],
            widget=_text_widget(look.widget, row[LINE]),
            offers=look.offers,
            language=row.get(LANGUAGE, ""),
            faults=self.faults.get(name_of((*path, LINE)), ()),
        )
        tag = row.get(LANGUAGE)
        languages = () if tag is None else (self._language(tag, (*path, LANGUAGE)),)
        nodes = (text, *languages)
        return ShownPart(name_of(path), "", "", nodes, fresh=row.get(FRESH, ""), values=row)

    def _language(self, tag: str, path: Steps) -> ShownField:
        return ShownField(
            name=name_of(path),
            label=self.words.say("Language"),
            value=tag,
            widget=Widget.LANGUAGE,
            offers="languages",
            is_short=True,
            faults=self.faults.get(name_of(path), ()),
        )

    def _field(self, value: str, field: FieldShape, look: Look, path: Steps) -> ShownField:
        return ShownField(
            name=name_of(path),
            label=self.words.say(look.label) if look.label else "",
            value=value,
            widget=_widget(field, look, value),
            choices=tuple(self._choices(value, field, look, path)),
            hint=self.words.say(look.hint) if look.hint else "",
            offers="languages" if look.widget is Widget.LANGUAGE else look.offers,
            language=self._language_of(path),
            is_minor=look.is_minor,
            is_short=look.is_short,
            faults=self.faults.get(name_of(path), ()),
            remarks=self._remarks(value, path),
        )

    def _remarks(self, value: str, path: Steps) -> tuple[str, ...]:
        """What is odd about an event, or about the marks of a reading (docs/reference/sigla.md)."""
        if path[0] == "related":
            told = self.words.say("No photograph has this code yet; one that gets it is meant.")
            return (told,) if path[-1] == "photograph" and value in self.unmet else ()
        if path[-1] != "text" or "readings" not in path:
            return tuple(self.term(one.code) for one in self.impossible.get(name_of(path), ()))
        character = self.words.say("Character")
        return tuple(
            f"{character} {fault.offset + 1}, {fault.mark}: {self.term(fault.kind)}"
            for fault in parse(value).faults
        )

    def _choices(self, value: str, field: FieldShape, look: Look, path: Steps) -> Iterator[Choice]:
        if field.kind is FieldKind.TERM:
            if field.is_optional:
                yield Choice("", self.words.say("not recorded"))
            known = [*([""] if field.is_optional else []), *(str(m.value) for m in field.terms)]
            yield from (Choice(str(m.value), self.term(m)) for m in field.terms)
        elif look.widget is Widget.INSCRIPTION:
            known = ["", *(choice.value for choice in self._inscriptions())]
            yield Choice("", self.words.say("none"))
            yield from self._inscriptions()
        elif look.widget is Widget.SIDE:
            sides = [Choice(str(at), name) for at, name in enumerate(self._side_names())]
            known = ["", *(choice.value for choice in sides)]
            yield Choice("", self.words.say("none"))
            yield from sides
        elif look.widget is Widget.READING:
            known = ["", *(choice.value for choice in self._readings(path))]
            yield Choice("", self.words.say("none"))
            yield from self._readings(path)
        else:
            return
        if value not in known:  # what was typed stays, and its fault is told
            yield Choice(value, value)

    def term(self, member: Any) -> str:
        """Word a term; one that has no words yet by its value."""
        try:
            return self.words.term(member) if isinstance(member, StrEnum) else str(member.value)
        except KeyError:
            return str(member.value)

    def side_name(self, side: FormTree, place: int) -> str:
        """Name a side of this form: recto, verso."""
        try:
            return self.words.term(SideKind(side["kind"]))
        except ValueError:
            return f"{self.words.say('Side')} {place + 1}"

    def _side_names(self) -> Iterator[str]:
        for number, side in enumerate(self.tree["sides"]):
            yield f"{number + 1}: {self.side_name(side, number)}"

    def _inscriptions(self) -> Iterator[Choice]:
        for number, side in enumerate(self.tree["sides"]):
            for place, written in enumerate(side["inscriptions"]):
                text = next((row["text"] for row in written["readings"] if row["text"]), "")
                label = f"{self.side_name(side, number)}, {place + 1}: {_excerpt(text)}"
                yield Choice(f"{number}.{place}", label)

    def _readings(self, path: Steps) -> Iterator[Choice]:
        *way, own, _ = path
        rows = at(self.tree, tuple(way))
        for place, row in enumerate(rows):
            if place != own:
                yield Choice(str(place), f"{place + 1}: {_excerpt(row['text'])}")

    def _language_of(self, path: Steps) -> str:
        """The language of a reading's text is named beside it."""
        if path[-1] != "text" or "readings" not in path:
            return ""
        return str(at(self.tree, path[:-1])["language"])


def _widget(field: FieldShape, look: Look, value: str) -> str:
    if look.widget in (Widget.INSCRIPTION, Widget.READING, Widget.SIDE):
        return "choice"
    if look.widget in (Widget.HIDDEN, Widget.LANGUAGE):
        return look.widget
    if field.kind in _NUMBERS:
        return "number"
    return _BY_KIND.get(field.kind) or _text_widget(look.widget, value)


def _text_widget(widget: Widget, value: str) -> str:
    """A line of text, unless it is meant to be long, is, or has a line end that it would lose."""
    is_long = widget is Widget.LONG or "\n" in value or len(value) > _SHORTEST_LONG
    return "long" if is_long else "line"


def _excerpt(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _EXCERPT else f"{plain[: _EXCERPT - 1]}…"


def _says_more(values: FormTree, empty: FormTree, node: Any) -> bool:
    """Whether a field behind "More" has to be seen: it says something, or is at fault."""
    if isinstance(node, ShownField) and node.widget == Widget.HIDDEN:
        return False
    name = node.name.split("-")[-1]
    return bool(getattr(node, "faults", ())) or (
        digest_of({name: values[name]}) != digest_of({name: empty[name]})
    )
