"""What an answer can be narrowed to, and what it is narrowed to already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.hits import Facet
from app.domain.inscriptions import InscriptionKind
from app.domain.languages import LanguageMap
from app.domain.sides import SideKind
from app.exchange.search_address import LISTS, AskedSearch
from app.services.find_photographs import FoundPhotographs
from app.web.pages.rights_names import rights_name
from app.web.pages.search_terms import FACETS, FLAGS
from app.web.pages.text import Text
from app.web.pages.wording import Wording

SHOWN_AT_ONCE: Final = 6
_MOST_LISTED: Final = 60
_YES_AND_NO: Final = ("true", "false")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value of a facet; its link narrows the search to it."""

    label: Text
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """The values of one kind: those to see at once, and the rest. `is_cut`: there are even more."""

    name: str
    title: str
    first: tuple[ShownValue, ...]
    rest: tuple[ShownValue, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; its link takes it away."""

    title: str
    label: Text
    link: str


def shown_facets(
    facets: Mapping[str, Facet], asked: AskedSearch, path: str, words: Wording
) -> tuple[ShownFacet, ...]:
    """Make the facets that have something to choose from; what is chosen already is left out."""
    return tuple(_facets(facets, asked, path, words))


def chips(
    found: FoundPhotographs, asked: AskedSearch, path: str, words: Wording
) -> tuple[Chip, ...]:
    """Make a chip of each filter, with the name of what it names."""
    return tuple(_chips(found, asked, path, words))


def _facets(
    facets: Mapping[str, Facet], asked: AskedSearch, path: str, words: Wording
) -> Iterator[ShownFacet]:
    for name, title in FACETS.items():
        facet = facets.get(LISTS[name], Facet())
        chosen = set(getattr(asked.filters, LISTS[name]))
        values = tuple(
            ShownValue(
                label=label_of(name, value.value, value.label, words),
                count=value.count,
                link=_link(path, asked.with_value(name, value.value)),
            )
            for value in facet.values
            if value.value not in chosen
        )
        if values:
            first, rest = values[:SHOWN_AT_ONCE], values[SHOWN_AT_ONCE:_MOST_LISTED]
            is_cut = facet.is_cut or len(values) > _MOST_LISTED
            yield ShownFacet(name, words.marked(title), first, rest, is_cut)
    flags = tuple(_flags(facets, asked, path, words))
    if flags:
        yield ShownFacet("flags", words.say("Transcription and evidence"), flags)


def _flags(
    facets: Mapping[str, Facet], asked: AskedSearch, path: str, words: Wording
) -> Iterator[ShownValue]:
    for name, terms in FLAGS.items():
        if getattr(asked.filters, name) is not None:
            continue
        counts = {value.value: value.count for value in facets.get(name, Facet()).values}
        for value, told in zip(_YES_AND_NO, terms, strict=True):
            if count := counts.get(value, 0):
                narrowed = asked.with_flag(name, value=value == "true")
                yield ShownValue(Text(words.marked(told)), count, _link(path, narrowed))


def _chips(
    found: FoundPhotographs, asked: AskedSearch, path: str, words: Wording
) -> Iterator[Chip]:
    if asked.days:
        yield _days(asked, path, words)
    for name, title in FACETS.items():
        values = found.answer.facets.get(LISTS[name], Facet()).values
        labels = {value.value: value.label for value in values}
        for value in getattr(asked.filters, LISTS[name]):
            names = found.names.get((LISTS[name], value)) or labels.get(value) or {}
            label = label_of(name, value, names, words)
            link = _link(path, asked.without_value(name, value))
            yield Chip(words.marked(title), label, link)
    for name, terms in FLAGS.items():
        is_so = getattr(asked.filters, name)
        if is_so is not None:
            link = _link(path, asked.with_flag(name, value=None))
            yield Chip("", Text(words.marked(terms[0 if is_so else 1]), words.language), link)


def _days(asked: AskedSearch, path: str, words: Wording) -> Chip:
    ends = (asked.days.get(name, "…") for name in ("date_from", "date_to"))
    is_certain = asked.filters.certainly
    title = words.say("Certainly taken") if is_certain else words.say("Possibly taken")
    undated = asked.between(None, None).with_flag("certainly", value=False)
    return Chip(title, Text(" \N{EN DASH} ".join(ends)), _link(path, undated))


def label_of(name: str, value: str, names: LanguageMap, words: Wording) -> Text:
    """Name a value: by what the catalogue calls it, else by its vocabulary, else as it is."""
    if names:
        return words.text(names) or Text(value)
    if name == "kind" and value in set(InscriptionKind):
        return Text(words.term(InscriptionKind(value)), words.language)
    if name == "side" and value in set(SideKind):
        return Text(words.term(SideKind(value)), words.language)
    if name == "language":
        return Text(words.language_name(value), words.language)
    return Text(rights_name(value) if name == "rights" else value)


def _link(path: str, asked: AskedSearch) -> str:
    query = asked.address_query()
    return f"{path}?{query}" if query else path
