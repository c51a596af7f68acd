"""Reading and checking the files of rules. What is wrong raises `RuleFault`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unicodedata import normalize

import Stemmer

from app.language.cutting import spelt
from app.language.folding import fold
from app.language.language_rules import (
    LanguageRules,
    Respelling,
    Respellings,
    Script,
    SharedRules,
    StemRules,
    VerbRules,
    respelling,
    respelt,
)
from app.language.rule_faults import RuleFault, Section

FOLDER: Final = Path(__file__).parent / "rules"
SHARED: Final = "every-language.toml"

_GREATEST_NUMBER = 1000
_PARTS: Final = (
    "code", "name", "script", "letters", "sources", "function_words", "stem", "old_spelling",
    "misspelling", "forms", "abbreviations", "acronyms", "names", "months", "numbers", "sounds",
)  # fmt: skip
_TABLES: Final = ("confusions", "digits", "lookalikes", "look", "consonants")
_CODE = re.compile("[a-z]{2,3}")


def read_languages(folder: Path = FOLDER) -> tuple[LanguageRules, ...]:
    """Read every language of a folder, in the order of their files' names."""
    files = sorted(path for path in folder.glob("*.toml") if path.name != SHARED)
    languages = tuple(map(read_language, files))
    _all_differ(files, languages)
    return languages


def read_language(path: Path) -> LanguageRules:
    """Read the rules of one language."""
    whole = _file(path)
    whole.only(*_PARTS)
    script = whole.text("script")
    if script not in set(Script):
        raise whole.fault(f"“{script}” is none of {', '.join(Script)}", "script")
    if not _CODE.fullmatch(whole.text("code")):
        raise whole.fault("is a language's two or three letters, as in ISO 639: pl", "code")
    if not whole.texts("sources"):
        raise whole.fault("must name at least one source of the rules", "sources")
    letters = normalize("NFC", whole.text("letters"))
    whole.in_script((letters, *whole.texts("function_words")), script)
    return LanguageRules(
        code=whole.text("code"), name=whole.text("name"), script=Script(script), letters=letters,
        sources=whole.texts("sources"),
        stem=_stem(whole.part("stem"), script),
        old_spelling=tuple(_respellings(whole, "old_spelling", script)),
        misspelling=tuple(_respellings(whole, "misspelling", script)),
        function_words=frozenset(map(fold, whole.texts("function_words"))),
        forms=_forms(whole.part("forms"), script),
        abbreviations=_abbreviations(whole.part("abbreviations"), script),
        acronyms=_abbreviations(whole.part("acronyms"), script),
        short_spellings=frozenset(
            (*whole.part("abbreviations").values, *whole.part("acronyms").values)
        ),
        names=_names(whole.part("names"), script),
        months=_numbered(whole.part("months"), 12, script),
        numbers=_numbered(whole.part("numbers"), _GREATEST_NUMBER, script),
        sounds=_sounds(whole.part("sounds"), script),
    )  # fmt: skip


def read_shared(path: Path = FOLDER / SHARED) -> SharedRules:
    """Read what holds for every language."""
    whole = _file(path)
    whole.only("sound_endings", "same_names", "same_places", *_TABLES)
    endings = whole.texts("sound_endings")
    for ending in endings:
        whole.sounds_only("sound_endings", (ending,))
    tables = {name: whole.part(name).pairs() for name in _TABLES}
    return SharedRules(
        sound_endings=_longest_first(endings),
        same_names=_names(whole.part("same_names")),
        same_places=_names(whole.part("same_places")),
        **tables,
    )


def _file(path: Path) -> Section:
    try:
        return Section(path.name, "", tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleFault(path.name, "the file", f"can't be read: {error}") from error


def _stem(part: Section, script: str) -> StemRules:
    part.only(
        "snowball", "morphology", "endings", "softened", "fleeting", "whole", "vowels", "verbs",
        "beginnings",
    )  # fmt: skip
    snowball, endings = part.text("snowball", ""), part.texts("endings")
    if bool(snowball) == bool(endings):
        raise part.fault("either `snowball` names a stemmer, or `endings` are listed")
    if snowball and snowball not in Stemmer.algorithms():
        raise part.fault(f"“{snowball}” is none of {', '.join(Stemmer.algorithms())}", "snowball")
    part.in_script(endings, script)
    softened, vowels = part.part("softened"), part.part("vowels")
    fleeting, beginnings = part.part("fleeting"), part.part("beginnings")
    for one in (softened, vowels, fleeting, beginnings):
        one.in_script(tuple(one.values), script)
    return StemRules(
        snowball=snowball, endings=_longest_first(endings),
        softened={fold(end): tuple(map(fold, to)) for end, to in softened.lists().items()},
        fleeting={fold(end): fold(to) for end, to in fleeting.pairs().items()},
        whole=_whole(part.part("whole"), script),
        verbs=_verbs(part.part("verbs"), script), vowels=vowels.lists(),
        has_morphology=part.values.get("morphology") is True, beginnings=beginnings.pairs(),
    )  # fmt: skip


def _whole(part: Section, script: str) -> dict[str, str]:
    """Give every form of words that keep their end: with each of the endings, and with none."""
    part.only("words", "endings")
    words, endings = part.texts("words"), part.texts("endings")
    part.in_script((*words, *endings), script)
    return {fold(word + ending): fold(word) for word in words for ending in ("", *endings)}


def _verbs(part: Section, script: str) -> VerbRules:
    names = (
        "prefixes", "firm_prefixes", "within", "reflexive", "endings", "root_endings",
        "altered_before", "no_forms",
    )  # fmt: skip
    part.only(*names, "altered", "roots")
    lists = {name: _longest_first(part.texts(name)) for name in names}
    altered, roots = part.part("altered").lists(), part.part("roots").lists()
    for texts in (*lists.values(), *altered.items(), *roots.items()):
        part.in_script(tuple(_flat(texts)), script)
    return VerbRules(**lists, altered=altered, roots=roots)


def _flat(texts: tuple[str | tuple[str, ...], ...]) -> Iterator[str]:
    for one in texts:
        yield from (one,) if isinstance(one, str) else one


def _respellings(whole: Section, name: str, script: str) -> Iterator[Respelling]:
    rules: list[tuple[Section, Respelling]] = []
    for part in whole.parts(name):
        part.only("old", "today", "after", "before", "example")
        old, today = part.pattern("old"), part.text("today")
        after, before = part.text("after", ""), part.text("before", "")
        part.in_script((old, today, after, before), script)
        rules.append((part, respelling(old, today, after, before)))
        yield rules[-1][1]
    everything: Respellings = tuple(rule for _, rule in rules)
    for part, _ in rules:
        written, is_sign, expected = part.text("example").partition(" = ")
        got = respelt(written, everything)
        if not is_sign or got != expected:
            what = f"“{written}” becomes “{got}”, not “{expected}”" if is_sign else "is old = today"
            raise part.fault(what, "example")


def _forms(part: Section, script: str) -> dict[str, tuple[str, ...]]:
    forms = part.lists()
    for word, others in forms.items():
        part.in_script((word, *others), script)
    return {spelt(word): tuple(map(spelt, (word, *others))) for word, others in forms.items()}


def _abbreviations(part: Section, script: str) -> dict[str, tuple[str, ...]]:
    for short, long in part.lists().items():
        part.in_script((short, *long), script)
        if not short.isalpha() or short != short.lower():
            raise part.fault("is written in small letters, without its full stop", short)
        if not long:
            raise part.fault("stands for nothing", short)
    return {fold(short): tuple(map(str.lower, long)) for short, long in part.lists().items()}


def _names(part: Section, script: str = "") -> dict[str, tuple[str, ...]]:
    names = part.lists()
    for name, others in names.items():
        if script:
            part.in_script((name, *others), script)
        if not others or not all(map(str.isalpha, map(fold, (name, *others)))):
            raise part.fault("is a name of one word = the other names of who bears it", name)
    return {spelt(name): tuple(map(spelt, others)) for name, others in names.items()}


def _numbered(part: Section, most: int, script: str) -> dict[int, tuple[str, ...]]:
    words = part.numbered(most)
    for forms in words.values():
        part.in_script(forms, script)
    return {number: tuple(map(str.lower, forms)) for number, forms in words.items()}


def _sounds(part: Section, script: str) -> dict[str, tuple[str, ...]]:
    for written, sounds in part.lists().items():
        part.in_script((written,), script)
        part.sounds_only(written, sounds)
    return {normalize("NFC", written): sounds for written, sounds in part.lists().items()}


def _longest_first(endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(endings), key=len, reverse=True))


def _all_differ(files: list[Path], languages: tuple[LanguageRules, ...]) -> None:
    seen: dict[str, str] = {}
    for path, rules in zip(files, languages, strict=True):
        if rules.code in seen:
            raise RuleFault(path.name, "code", f"“{rules.code}” is taken by {seen[rules.code]}")
        seen[rules.code] = path.name
