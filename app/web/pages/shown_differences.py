"""What is not the same in two states of a description, as a page tells it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, Final

from app.domain.differences import DifferenceKind, FieldDifference
from app.domain.documents import as_document
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.word_changes import WordChange, WordRun
from app.exchange.document_paths import entry_type, field_types
from app.web.pages.edit_layout import LOOKS, Widget
from app.web.pages.told_values import told
from app.web.pages.wording import Wording

_STEP: Final = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
_LONGEST_KEPT: Final = 240
_LONGEST: Final = 4_000
_UNTOLD: Final = frozenset({"id", "sha256"})
_POINTING: Final = frozenset({Widget.INSCRIPTION, Widget.READING, Widget.SIDE})


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One field that is not as before, by its name in the reader's language.

    `words` tell a text word by word; else `before` and `after` tell both, empty where there is
    none. What is too long for a page is cut where a … stands; its record has it whole.
    """

    label: str
    kind: DifferenceKind
    before: str = ""
    after: str = ""
    moved_from: str = ""
    words: tuple[WordRun, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a description that says something: its name, and what it says, line by line."""

    label: str
    lines: tuple[str, ...]


def shown_differences(
    found: Iterable[FieldDifference], words: Wording, described: Any = PhotographDescription
) -> tuple[ShownDifference, ...]:
    """Word differences for a reader; `described` is what they are of."""
    return tuple(
        ShownDifference(
            label=label_of(one.path, words, described),
            kind=one.kind,
            before=_cut(told(one.before, words)),
            after=_cut(told(one.after, words)),
            moved_from=label_of(one.moved_from, words, described) if one.moved_from else "",
            words=tuple(map(_shortened, one.words)),
        )
        for one in found
    )


def shown_fields(
    description: PhotographDescription | UnitDescription, words: Wording
) -> tuple[ShownField, ...]:
    """Tell all that a description says, in the order of its fields."""
    said = as_document(description)
    shown = []
    for field in fields(description):
        if field.name not in said or field.name in _UNTOLD:
            continue
        lines = tuple(
            _cut(line) for line in _lines(getattr(description, field.name), words) if line
        )
        if lines:
            label = label_of(field.name, words, type(description))
            shown.append(ShownField(label, lines))
    return tuple(shown)


def label_of(path: str, words: Wording, described: Any = PhotographDescription) -> str:
    """Name a field by the way to it: `sides[1].kind` is Side 2, Which side."""
    return ", ".join(_steps(path, words, described))


def _steps(path: str, words: Wording, described: Any) -> Iterator[str]:
    for step in _STEP.finditer(path):
        name, number = step.group(1), step.group(2)
        if described not in LOOKS:
            yield words.language_name(name)  # of a text that is there in several
            return
        look = LOOKS[described].get(name)
        label = words.say(look.label) if look and look.label else name
        if number is not None:
            label = f"{words.say(look.one) if look and look.one else label} {int(number) + 1}"
        yield label
        hint = field_types(described).get(name)
        described = entry_type(hint) or hint


def _lines(value: Any, words: Wording) -> Iterator[str]:
    if isinstance(value, Mapping):
        for tag, texts in value.items():
            yield f"{words.language_name(tag)}: {told(texts, words)}"
    elif isinstance(value, tuple):
        for part in value:
            yield from _part_lines(part, words) if is_dataclass(part) else (told(part, words),)
    elif is_dataclass(value):
        yield from _part_lines(value, words)
    else:
        yield told(value, words)


def _part_lines(part: Any, words: Wording, start: str = "") -> Iterator[str]:
    """Tell a part with the names of its fields; what it holds, such as readings, line by line.

    What it says by default, and what the catalogue alone tells of it, is left out.
    """
    said, held = [], []
    for field in fields(part):
        value, look = getattr(part, field.name), LOOKS.get(type(part), {}).get(field.name)
        widget = look.widget if look else Widget.BY_KIND
        if value == _default_of(field) or widget is Widget.HIDDEN or field.name in _UNTOLD:
            continue
        label = words.say(look.label) if look else field.name
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            one = words.say(look.one) if look and look.one else label
            held += [(f"{one} {number}", each) for number, each in enumerate(value, 1)]
        elif text := _pointed(value) if widget in _POINTING else told(value, words):
            said.append(f"{label}: {text}")
    yield start + "; ".join(said)
    for name, each in held:
        yield from _part_lines(each, words, f"{name}, ")


def _pointed(value: int | tuple[int, ...]) -> str:
    """Tell the place of another part as people count: from 1, its side first."""
    places = value if isinstance(value, tuple) else (value,)
    return ".".join(str(place + 1) for place in places)


def _default_of(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _shortened(run: WordRun) -> WordRun:
    """Keep of a long run that is as before its beginning and its end."""
    if run.change is not WordChange.KEPT or len(run.text) <= _LONGEST_KEPT:
        return WordRun(run.change, _cut(run.text))
    half = _LONGEST_KEPT // 2
    return WordRun(run.change, f"{run.text[:half]} … {run.text[-half:]}")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
