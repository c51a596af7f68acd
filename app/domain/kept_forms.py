"""What somebody has typed and not saved yet: kept, so that nothing typed is lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

MOST_BYTES: Final = 4 * 1024 * 1024
"""How much of a form is kept, in bytes of UTF-8: names and values together."""

KEPT_FOR: Final = timedelta(days=30)
"""How long a form is kept after it was last typed into."""

LASTING: Final = "template:"
"""With what the keys of forms begin that are kept until somebody drops them."""

LONGEST_TEMPLATE: Final = 500
"""How many characters the name of such a form has at most."""

FormFields = tuple[tuple[str, str], ...]
"""A form's fields as a browser sends them: names and values, in their order, names repeating."""


@dataclass(frozen=True, slots=True)
class KeptInShort:
    """A line of a list of kept forms. `called` is what it says of itself, such as a code."""

    key: str
    called: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as one editor left it. `based_on` is the version of the record that it began from."""

    key: str
    fields: FormFields
    based_on: int
    kept_at: datetime

    @property
    def is_lasting(self) -> bool:
        """Whether it does not go by itself."""
        return self.key.startswith(LASTING)

    def age(self, now: datetime) -> timedelta:
        """How long ago it was typed into."""
        return max(now - self.kept_at, timedelta())
