"""Reading an expression out of a mapping: `{column: Title, split: ";"}`."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from app.exchange.expressions import (
    PLACEHOLDER,
    SOURCES,
    Expression,
    QuotationPart,
    ValueForm,
)

E = TypeVar("E", bound=StrEnum)
_STEPS: Final = (
    *SOURCES, "split", "quotations", "rewrite", "terms", "first", "shorten", "as", "optional", "or",
)  # fmt: skip
Report = Callable[[tuple[str, ...], object, str], None]
"""Takes a fault: the path within the expression, the value, and the reason."""


def is_expression(raw: object) -> bool:
    """Whether a part of a mapping takes a value from a row."""
    return isinstance(raw, Mapping) and any(source in raw for source in SOURCES)


def read_expression(raw: Mapping[str, Any], report: Report) -> Expression:
    """Read an expression, reporting every fault; what is reported falls back to nothing."""
    for name in raw:
        if name not in _STEPS:
            report((name,), name, f"is no step of a value; permitted: {', '.join(_STEPS)}")
    if sum(source in raw for source in SOURCES) > 1:
        report((), "", f"give only one of {', '.join(SOURCES)}")
    item = raw.get("item")
    return Expression(
        column=_text(raw, "column", report),
        item="" if item is True else _text(raw, "item", report),
        template=_template(raw, report),
        split=_split(raw, report),
        quotations=_term(raw, "quotations", QuotationPart, report),
        rewrite=tuple(_rewrites(raw, report)),
        terms=_record(raw, "terms", report),
        first=_flag(raw, "first", report),
        shorten=_length(raw, report),
        form=_term(raw, "as", ValueForm, report),
        is_optional=_flag(raw, "optional", report),
        otherwise=_otherwise(raw, report),
    )


def _text(raw: Mapping[str, Any], name: str, report: Report) -> str | None:
    value = raw.get(name)
    if name in raw and (not isinstance(value, str) or not value):
        report((name,), value, "must be text")
        return None
    return value


def _template(raw: Mapping[str, Any], report: Report) -> str | None:
    template = _text(raw, "template", report)
    if template and not PLACEHOLDER.search(template):
        report(("template",), template, "names no column in braces, such as {Title}")
    return template


def _split(raw: Mapping[str, Any], report: Report) -> re.Pattern[str] | None:
    match raw.get("split"):
        case None:
            return None
        case str(separator) if separator:
            return re.compile(re.escape(separator))
        case {"pattern": str(pattern), **others} if pattern and not others:
            return _compiled(pattern, ("split", "pattern"), report)
        case other:
            report(("split",), other, 'must be a separator such as ";" or {pattern: ...}')
            return None


def _rewrites(raw: Mapping[str, Any], report: Report) -> Iterator[tuple[re.Pattern[str], str]]:
    for pattern, replacement in _record(raw, "rewrite", report).items():
        compiled = _compiled(pattern, ("rewrite", pattern), report)
        if not isinstance(replacement, str):
            report(("rewrite", pattern), replacement, r"must be text, with groups as \1")
        elif compiled is not None and _fits(compiled, replacement, report):
            yield compiled, replacement


def _fits(pattern: re.Pattern[str], replacement: str, report: Report) -> bool:
    """Whether a replacement names only groups that its pattern has."""
    try:
        re.compile(f"(?:{pattern.pattern})|", re.DOTALL).sub(replacement, "")
    except (re.error, IndexError) as error:
        report(("rewrite", pattern.pattern), replacement, f"can't replace: {error}")
        return False
    return True


def _compiled(pattern: str, path: tuple[str, ...], report: Report) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern, re.DOTALL)
    except (re.error, OverflowError, RecursionError) as error:
        report(path, pattern, f"is no regular expression: {error}")
        return None


def _term(raw: Mapping[str, Any], name: str, kind: type[E], report: Report) -> E | None:
    value = raw.get(name)
    if value is None or value in list(kind):
        return None if value is None else kind(value)
    report((name,), value, f"is no term here; permitted: {', '.join(kind)}")
    return None


def _record(raw: Mapping[str, Any], name: str, report: Report) -> Mapping[str, Any]:
    value = raw.get(name, {})
    if isinstance(value, Mapping):
        return value
    report((name,), value, "must be an object with named fields")
    return {}


def _flag(raw: Mapping[str, Any], name: str, report: Report) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        report((name,), value, "must be true or false")
    return value is True


def _length(raw: Mapping[str, Any], report: Report) -> int:
    value = raw.get("shorten", 0)
    if isinstance(value, int) and not isinstance(value, bool) and (value > 1 or not value):
        return value
    report(("shorten",), value, "must be a number of characters, 2 or more")
    return 0


def _otherwise(raw: Mapping[str, Any], report: Report) -> Expression | None:
    other = raw.get("or")
    if other is None:
        return None
    if not is_expression(other):
        report(("or",), other, f"must take a value from a row: {', '.join(SOURCES)}")
        return None
    return read_expression(other, lambda path, value, reason: report(("or", *path), value, reason))
