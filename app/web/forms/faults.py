"""What is wrong with a form, at the field where it can be mended."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.errors import Problem
from app.web.forms.tree import FormTree, flatten, name_of, steps_of

FieldFaults = Mapping[str, tuple[Problem, ...]]
"""By the name of a field. The empty name holds what belongs to none."""

_STEP: Final = re.compile(r"[^.\[\]]+")


def faults_by_field(problems: Iterable[Problem], tree: FormTree) -> FieldFaults:
    """Put each problem to its field: the very one, else the first one within, else that around."""
    names = [name for name, _ in flatten(tree)]
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[_nearest(name_of(_STEP.findall(problem.where)), names)].append(problem)
    return {name: tuple(told) for name, told in found.items()}


def _nearest(wanted: str, names: list[str]) -> str:
    if wanted in names:
        return wanted
    within = next((name for name in names if name.startswith(f"{wanted}-")), None)
    if within is not None and wanted:
        return within
    steps = steps_of(wanted)[:-1]
    return _nearest(name_of(steps), names) if steps else ""
