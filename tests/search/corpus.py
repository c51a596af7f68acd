"""The corpus: inscriptions written for these tests, in photographs, as YAML that a person can read.

A photograph is `CODE: {title, taken, written, places, people, verso: [...]}`: `taken` is EDTF,
`written` the date as somebody wrote it, `places` and `people` name authorities by role. Every name
of a side (`verso`, `album page` ...) holds what is written there: a kind, then readings by
language. The first is what stands on the photograph, the others translate it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import (
    InscriptionDescription,
    InscriptionKind,
    ReadingDescription,
    ReadingLayer,
    ReadingSource,
)
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding

FOLDER: Final = Path(__file__).parent
_AT_ONCE: Final = 100
_OF_INSCRIPTIONS: Final = {"kind", "source"}


def authorities() -> Iterator[tuple[AuthorityNoun, AuthorityDescription]]:
    """Places and persons, each under all of its names."""
    named = read_yaml(FOLDER / "authorities.yaml")
    for described in named["places"]:
        yield AuthorityNoun.PLACE, _authority(described, AgentKind.UNKNOWN)
    for described in named["persons"]:
        yield AuthorityNoun.AGENT, _authority(described, AgentKind.PERSON)


def photographs() -> Iterator[PhotographDescription]:
    """Every photograph of the corpus, file by file."""
    for path in sorted((FOLDER / "corpus").glob("*.yaml")):
        for code, record in read_yaml(path).items():
            yield _photograph(code, record)


def texts() -> dict[str, tuple[str, ...]]:
    """By the photograph's code: all that is stored of it as text, inscriptions and titles."""
    return {each.reference_code: tuple(_texts(each)) for each in photographs()}


def catalogue_all(holding: Holding) -> None:
    """Catalogue and publish the corpus, its authorities first."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        for noun, described in authorities():
            catalogue.authorities.save(noun, described)
        catalogue.commit()
    waiting = list(photographs())
    for start in range(0, len(waiting), _AT_ONCE):
        with holding.open(THE_DESK, writes=True) as catalogue:
            for photograph in waiting[start : start + _AT_ONCE]:
                saved = catalogue.save(photograph)
                catalogue.publish(saved.id, in_bulk=True)
            catalogue.commit()


def read_yaml(path: Path) -> Any:
    """Read a file in which everything is text: `1941-12` is no number, and no date."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - of strings alone


def _texts(photograph: PhotographDescription) -> Iterator[str]:
    for lines in (*photograph.title.values(), *photograph.description.values()):
        yield from lines
    for _, inscription in photograph.inscriptions():
        yield from (reading.text for reading in inscription.readings)


def _photograph(code: str, record: Mapping[str, Any]) -> PhotographDescription:
    sides = tuple(
        SideDescription(kind, inscriptions=tuple(map(_inscription, record[kind])))
        for kind in SideKind
        if kind in record
    )
    dates: tuple[DateDescription, ...] = ()
    if "taken" in record:
        as_written = record.get("written", "")
        dates = (DateDescription(DateOf.TAKEN, as_written, record["taken"], preferred=True),)
    return PhotographDescription(
        code,
        title={language: [line] for language, line in record["title"].items()},
        sides=sides,
        dates=dates,
        places=tuple(
            PlaceDescription(PlaceRole(role), name)
            for role, name in record.get("places", {}).items()
        ),
        agents=tuple(
            ContributionDescription(AgentRole(role), name, AgentKind.PERSON)
            for role, name in record.get("people", {}).items()
        ),
    )


def _inscription(record: Mapping[str, str]) -> InscriptionDescription:
    source = ReadingSource(record.get("source", ReadingSource.SCAN))
    layers = [ReadingLayer.DIPLOMATIC]
    readings = []
    for language, text in record.items():
        if language not in _OF_INSCRIPTIONS:
            readings.append(ReadingDescription(text, layers[-1], language, source))
            layers.append(ReadingLayer.TRANSLATION)
    return InscriptionDescription(InscriptionKind(record["kind"]), tuple(readings))


def _authority(record: Mapping[str, Any], kind: AgentKind) -> AuthorityDescription:
    forms = tuple(
        NameForm(name, language)
        for language, names in record["forms"].items()
        for name in ([names] if isinstance(names, str) else names)
    )
    return AuthorityDescription(record["name"], record.get("language", ""), kind, forms)
