"""What stands on the page of a form: fields, parts, and lists of parts."""

from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values; `label` is what a reader sees."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field. `widget` says with what it is filled in: a template is named after it.

    `language` is that of its text (BCP 47), `offers` the list of values that it suggests. `faults`
    hinder saving, `remarks` do not.
    """

    name: str
    label: str
    value: str
    widget: str
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    offers: str = ""
    language: str = ""
    is_minor: bool = False
    is_short: bool = False
    faults: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of what tells more of it. WAI-ARIA 1.2, 6.6 aria-describedby."""
        told = {"fault": self.faults, "remark": self.remarks, "hint": self.hint}
        return " ".join(f"{self.name}-{what}" for what, said in told.items() if said)

    @property
    def node(self) -> str:
        """What it is among the nodes."""
        return "field"


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part. `kind` is the name of its field; `values` hold what was typed, `number` counts it.

    `minor` fields stand behind "More", which `is_open` where they say something. `given` ticks the
    presence of a part that may be absent.
    """

    name: str
    kind: str
    label: str
    nodes: tuple[Any, ...]
    minor: tuple[Any, ...] = ()
    is_open: bool = False
    number: int = 0
    is_first: bool = True
    is_last: bool = True
    fresh: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    given: str | None = None
    is_minor: bool = False

    @property
    def node(self) -> str:
        """What it is among the nodes."""
        return "part"

    def __getitem__(self, name: str) -> Any:
        """Find a node of its own by the name of its field."""
        wanted = f"{self.name}-{name}" if self.name else name
        for node in (*self.nodes, *self.minor):
            if node.name == wanted:
                return node
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class ShownRows:
    """A list of parts; `another` is what the button says that adds one."""

    name: str
    kind: str
    label: str
    another: str
    rows: tuple[ShownPart, ...]
    is_minor: bool = False
    faults: tuple[Problem, ...] = ()

    @property
    def node(self) -> str:
        """What it is among the nodes."""
        return "rows"


@dataclass(frozen=True, slots=True)
class ShownClash:
    """What two editors have written in one place. `name` is what the form's button calls it."""

    name: str
    path: str
    label: str
    theirs: str
    mine: str
