"""What can be wrong in a file of rules, said so that its author can mend it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from unicodedata import category, name

SOUNDS: Final = "abcčdefghijklmnoprsštuvzž"
"""The letters in which the sounds of all languages are written."""

_PATTERN = re.compile(r"\^?(?:\w|['’]|\[\w+\])+\$?")  # noqa: RUF001


class RuleFault(ValueError):  # noqa: N818 - a fault is what the trade calls it
    """A rule that can't be used. Its text says in which file, where, what, and the way out."""

    def __init__(self, file: str, where: str, what: str) -> None:
        super().__init__(f"{file}, {where}: {what}")


class Section:
    """One part of a file of rules, and what may be asked of it."""

    def __init__(self, file: str, where: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._where = where
        self.values = values

    def fault(self, what: str, key: str = "") -> RuleFault:
        """Make the error about this part, or about one entry of it."""
        return RuleFault(self._file, f"{self._where} {key}".strip() or "the file", what)

    def only(self, *known: str) -> None:
        """Refuse an entry that nothing is known of: mostly it is misspelt."""
        for key in self.values:
            if key not in known:
                raise self.fault(f"is not known here; known are {', '.join(known)}", key)

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; one that has no default must be there."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.fault('must be there, as text between quotation marks: "..."', key)
        return value

    def part(self, key: str) -> "Section":
        """Give a part of this part; nothing where it is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"must be a section of its own: [{key}]", key)
        return Section(self._file, f"{self._where} [{key}]".strip(), value)

    def parts(self, key: str) -> Iterator["Section"]:
        """Give the parts that begin with `[[key]]`, each under its number."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(f"must be sections, each begun by [[{key}]]", key)
        for number, one in enumerate(value, 1):
            yield Section(self._file, f"{self._where} [[{key}]] number {number}".strip(), one)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, which may be missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault('must be a list of texts: ["...", "..."]', key)
        return tuple(value)

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Give every entry, each a list of texts."""
        return {key: self.texts(key) for key in self.values}

    def pairs(self) -> dict[str, str]:
        """Give every entry, each a text."""
        return {key: self.text(key) for key in self.values}

    def numbered(self, most: int) -> dict[int, tuple[str, ...]]:
        """Give every entry by its number, from 1 to `most`, each a list of texts."""
        for key in self.values:
            if not key.isdecimal() or not 1 <= int(key) <= most:
                raise self.fault(f"is no number from 1 to {most}", key)
        return {int(key): self.texts(key) for key in self.values}

    def in_script(self, words: Iterator[str] | tuple[str, ...], script: str) -> None:
        """Refuse a letter of another alphabet, which looks right and matches nothing."""
        for word in words:
            for letter in word:
                if category(letter)[0] == "L" and script.upper() not in name(letter, ""):
                    what = f"“{letter}” in “{word}” is {name(letter, '?')}, no {script} letter"
                    raise self.fault(what)

    def sounds_only(self, key: str, sounds: tuple[str, ...]) -> None:
        """Refuse a sound that is written with other letters than sounds are."""
        if not sounds or any(letter not in SOUNDS for sound in sounds for letter in sound):
            raise self.fault(f"a sound is written with {' '.join(SOUNDS)}", key)

    def pattern(self, key: str) -> str:
        """Give what a rule looks for: letters, `[abc]` for one of them, `^` `$` at its edges."""
        value = self.text(key)
        if not _PATTERN.fullmatch(value):
            raise self.fault(
                f"“{value}” may hold letters, [abc], ^ at its beginning, $ at its end", key
            )
        return value
