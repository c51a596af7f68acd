"""What is wrong with a form, at the field where it can be mended."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.errors import Problem
from app.web.forms.reading import NO_LANGUAGE
from app.web.forms.shape import LANGUAGE, LINE
from app.web.forms.tree import FormTree, flatten, name_of, steps_of

FieldFaults = Mapping[str, tuple[Problem, ...]]
"""By the name of a field. The empty name holds what belongs to none."""

_STEP: Final = re.compile(r"[^.\[\]]+")


def faults_by_field(problems: Iterable[Problem], tree: FormTree) -> FieldFaults:
    """Put each problem to its field: the very one, else the first one within, else that around.

    A text in a language (`title.en[0]`) is the line of its row.
    """
    names = {**dict.fromkeys(name for name, _ in flatten(tree)), **_texts(tree)}
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        nearest = _nearest(name_of(_STEP.findall(problem.where)), list(names))
        found[names.get(nearest) or nearest].append(problem)
    return {name: tuple(told) for name, told in found.items()}


def _texts(tree: FormTree) -> dict[str, str]:
    """Name the fields of texts as a description does: by list, language, and place in it."""
    fields = dict(flatten(tree))
    told: dict[str, str] = {}
    places: Counter[str] = Counter()
    for name, value in fields.items():
        row, _, last = name.rpartition("-")
        if last == LINE and value and (tag := fields.get(f"{row}-{LANGUAGE}")) is not None:
            texts = f"{row.rpartition('-')[0]}-{tag.strip() or NO_LANGUAGE}"
            told[f"{texts}-{places[texts]}"] = name
            places[texts] += 1
    return told


def _nearest(wanted: str, names: list[str]) -> str:
    if wanted in names:
        return wanted
    within = next((name for name in names if name.startswith(f"{wanted}-")), None)
    if within is not None and wanted:
        return within
    steps = steps_of(wanted)[:-1]
    return _nearest(name_of(steps), names) if steps else ""
