"""The form of an authority: what stands in it, and what was typed, as a document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier, plain_value
from app.domain.errors import Problem
from app.web.pages.edit_nodes import ShownClash
from app.web.pages.notices import Notice
from app.web.pages.small_forms import SmallForm

MOST_FIELDS: Final = 600
_MOST_ROWS: Final = 100
_MOST_DIGITS: Final = 10
_EMPTY_NAMES: Final = 3
_EMPTY_IDENTIFIERS: Final = 2
_PLAIN: Final = ("name", "language", "from_edtf", "until_edtf", "note")
_POINT: Final = ("latitude", "longitude")

_YEAR: Final = re.compile(r"-?[0-9X]{4}", re.ASCII)

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenName:
    """That another authority has the name that was typed: where it is shown, and edited.

    `apart` is a name that would tell this one from it, empty where nothing is known to do so by.
    """

    name: str
    link: str
    edit_link: str
    apart: str


@dataclass(frozen=True, slots=True)
class AuthorityForm:
    """The page of a form. Rows hold what was typed, and some that are empty.

    `faults` are reasons by the name of a field. `authority_id` is empty for a new authority;
    `action` is where the form is sent, `merge_action` where a merge is asked for. `clashes` tell
    what two editors have changed, `taken_over` what the other one alone has. `is_kept` says that
    it is what was typed before and not saved.
    """

    noun: AuthorityNoun
    title: str
    values: Typed
    forms: tuple[Typed, ...]
    identifiers: tuple[Typed, ...]
    version: int
    faults: Mapping[str, str]
    action: str
    link: str
    merge_action: str = ""
    merge_into: str = ""
    notice: Notice | None = None
    taken: TakenName | None = None
    clashes: tuple[ShownClash, ...] = ()
    taken_over: tuple[str, ...] = ()
    is_kept: bool = False
    kinds: tuple[AgentKind, ...] = tuple(AgentKind)
    schemes: tuple[IdentifierScheme, ...] = tuple(IdentifierScheme)


def typed_of(description: AuthorityDescription) -> dict[str, str]:
    """Write what is known of an authority into fields by their names, rows and all."""
    typed = {name: str(getattr(description, name)) for name in _PLAIN}
    typed |= {"kind": description.kind.value}
    typed |= {name: _degrees(getattr(description, name)) for name in _POINT}
    typed |= {"is_unidentified": "yes" if description.is_unidentified else ""}
    for number, form in enumerate(description.forms):
        for field in fields(NameForm):
            typed[f"forms-{number}-{field.name}"] = str(getattr(form, field.name))
    for number, one in enumerate(description.identifiers):
        typed[f"identifiers-{number}-scheme"] = one.scheme.value
        typed[f"identifiers-{number}-value"] = one.value
    return typed


def received(form: SmallForm) -> dict[str, str]:
    """Take what was typed: rows that say nothing are left out, and the others close up."""
    typed = {name: form[name] for name in (*_PLAIN, *_POINT, "kind", "is_unidentified")}
    typed["note"] = form["note"].replace("\r\n", "\n")
    names = [field.name for field in fields(NameForm)]
    typed |= _closed_up(form, "forms", names, "name")
    typed |= _closed_up(form, "identifiers", ["scheme", "value"], "value")
    for name, value in typed.items():
        if name.startswith("identifiers-") and name.endswith("-value"):
            typed[name] = plain_value(value)
    return typed


def version_in(form: SmallForm) -> int:
    """Read from which version a form began; 0 for whatever is none."""
    sent = form["version"]
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < _MOST_DIGITS else 0


def document_of(typed: Typed, noun: AuthorityNoun) -> dict[str, Any]:
    """Make a document of what was typed; what can't be is for the rules to say."""
    document: dict[str, Any] = {name: typed.get(name, "") for name in _PLAIN}
    if noun is AuthorityNoun.AGENT:
        document["kind"] = typed.get("kind") or AgentKind.UNKNOWN.value
        document["is_unidentified"] = bool(typed.get("is_unidentified"))
    if noun is AuthorityNoun.PLACE:
        document |= {name: _number(typed.get(name, "")) for name in _POINT}
    document["forms"] = [dict(row) for row in rows_of(typed, NameForm, "forms")]
    document["identifiers"] = [
        dict(row) for row in rows_of(typed, OutsideIdentifier, "identifiers")
    ]
    return document


def told_apart(typed: Typed) -> str:
    """Give a name with the years of somebody's life behind it; empty where none is typed."""
    years = [_YEAR.match(typed.get(name, "").lstrip("~?%")) for name in ("from_edtf", "until_edtf")]
    if not any(years):
        return ""
    since, until = (found.group() if found else "" for found in years)
    return f"{typed['name']} ({since}\N{EN DASH}{until})"


def rows_of(typed: Typed, described: type, name: str) -> Iterator[Typed]:
    """Give the rows of a list, each by the names of its fields."""
    names = [field.name for field in fields(described)]
    for number in range(_MOST_ROWS):
        row = {each: typed[key] for each in names if (key := f"{name}-{number}-{each}") in typed}
        if not row:
            return
        yield row


def with_empty(rows: Iterable[Typed], described: type, *, more: int) -> tuple[Typed, ...]:
    """Add rows in which nothing stands yet."""
    empty = {field.name: "" for field in fields(described)}
    return (*rows, *(empty for _ in range(more)))


def shown_rows(typed: Typed) -> tuple[tuple[Typed, ...], tuple[Typed, ...]]:
    """Give the rows of names and of identifiers that a page shows."""
    names = rows_of(typed, NameForm, "forms")
    identifiers = rows_of(typed, OutsideIdentifier, "identifiers")
    return (
        with_empty(names, NameForm, more=_EMPTY_NAMES),
        with_empty(identifiers, OutsideIdentifier, more=_EMPTY_IDENTIFIERS),
    )


def faults_of(problems: Sequence[Problem]) -> dict[str, str]:
    """Give the reasons by the names of fields: `forms[0].name` stands at `forms-0-name`."""
    found: dict[str, str] = {}
    for problem in problems:
        name = problem.where.replace("[", "-").replace("].", "-").replace("]", "")
        found[name] = "; ".join(filter(None, (found.get(name), problem.reason)))
    return found


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.7f}".rstrip("0").rstrip(".")


def _number(typed: str) -> float | str | None:
    """Read degrees with a point or a comma; what is none stays, for the rules to refuse."""
    try:
        return float(typed.replace(",", ".")) if typed else None
    except ValueError:
        return typed


def _closed_up(
    form: SmallForm, name: str, columns: Sequence[str], telling: str
) -> Iterable[tuple[str, str]]:
    kept = 0
    for number in range(_MOST_ROWS):
        row = {column: form[f"{name}-{number}-{column}"] for column in columns}
        if row[telling]:
            yield from ((f"{name}-{kept}-{column}", text) for column, text in row.items())
            kept += 1
