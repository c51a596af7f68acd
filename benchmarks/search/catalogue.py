"""A catalogue of made-up photographs, written straight into its tables; the index is made later."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Engine, insert, select

from app.domain.agents import AgentKind, AgentRole
from app.domain.dating import DateOf
from app.domain.identifiers import filing_order
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionKind, ReadingLayer
from app.domain.places import PlaceRole
from app.domain.publication import PublicationState
from app.domain.sides import SideKind, SidePresence
from app.domain.units import Level
from app.persistence.database import writing
from app.persistence.records.agent import Agent
from app.persistence.records.asset import Asset
from app.persistence.records.contribution import Contribution
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.hand import Hand
from app.persistence.records.inscription import Inscription
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.place import Place, PlaceLink
from app.persistence.records.reading import Reading
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit
from benchmarks.search.words import SPEAKERS, WEIGHTS

SEED: Final = 1942
_NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
_AT_ONCE: Final = 2000
_UNITS, _PLACES, _AGENTS, _HANDS = 400, 2000, 5000, 200
_KINDS: Final = (
    InscriptionKind.NOTE, InscriptionKind.CAPTION, InscriptionKind.DATE, InscriptionKind.STAMP,
)  # fmt: skip
_MEDIA: Final = ("pencil", "ink", "crayon", "print")
Rows = defaultdict[Any, list[dict[str, Any]]]


def fill(engine: Engine, inscriptions: int) -> int:
    """Write photographs with so many inscriptions in all; give the number of photographs."""
    chance = random.Random(SEED)  # noqa: S311 - it is to be the same each time
    with writing(engine).begin() as connection:
        for record, authorities in _authorities(chance).items():
            connection.execute(insert(record), authorities)
    made = photographs = 0
    while made < inscriptions:
        rows: Rows = defaultdict(list)
        for _ in range(_AT_ONCE):
            made += _photograph(chance, rows, photographs, inscriptions - made)
            photographs += 1
            if made >= inscriptions:
                break
        with writing(engine).begin() as connection:
            for record, some in rows.items():
                connection.execute(insert(record), some)
    return photographs


def has_photographs(engine: Engine) -> bool:
    """Whether a catalogue was filled already."""
    with engine.connect() as connection:
        return connection.scalar(select(Photograph.id).limit(1)) is not None


def identifier(kind: int, number: int) -> str:
    """Make an id of the form that the catalogue mints."""
    return f"{number:08x}-0000-7000-8000-{kind:012x}"


def _authorities(chance: random.Random) -> dict[Any, list[dict[str, Any]]]:
    def name(number: int) -> str:
        speaker = chance.choice(SPEAKERS)
        words = " ".join(speaker.words(chance, 2)).title()
        return f"{words} {number}"

    root = identifier(1, 0)
    units = [
        {
            "id": identifier(1, number),
            "reference_code": f"U {number}",
            "parent_id": root if number else None,
            "path": f"{root}/{identifier(1, number)}/" if number else f"{root}/",
            "level": Level.SERIES,
            "title": {"none": [name(number)]},
            "state": PublicationState.PUBLISHED,
            "filing_order": filing_order(f"U {number}"),
        }
        for number in range(_UNITS)
    ]
    return {
        Unit: units,
        Place: [{"id": identifier(2, n), "name": name(n)} for n in range(_PLACES)],
        Agent: [
            {"id": identifier(3, n), "name": name(n), "kind": AgentKind.PERSON}
            for n in range(_AGENTS)
        ],
        Hand: [{"id": identifier(4, n), "name": f"hand {n}"} for n in range(_HANDS)],
    }


def _photograph(chance: random.Random, rows: Rows, number: int, most: int) -> int:
    """Make a photograph of two sides with one to eight inscriptions; give their number."""
    photograph = identifier(5, number)
    code = f"A {number // 100}/{number % 100}"
    speaker = chance.choices(SPEAKERS, WEIGHTS)[0]
    rows[Photograph].append(
        {
            "id": photograph,
            "reference_code": code,
            "filing_order": filing_order(code),
            "unit_id": identifier(1, chance.randrange(1, _UNITS)),
            "title": {speaker.language.tag: [speaker.text(chance, 5)]},
            "state": PublicationState.PUBLISHED if number % 20 else PublicationState.DRAFT,
            "created_at": _NOW,
            "modified_at": _NOW,
            "published_at": _NOW,
        }
    )
    sides = [identifier(6, 2 * number), identifier(6, 2 * number + 1)]
    for position, kind in enumerate((SideKind.RECTO, SideKind.VERSO)):
        rows[Side].append(
            {
                "id": sides[position], "photograph_id": photograph, "position": position,
                "kind": kind, "presence": SidePresence.DIGITISED,
            }
        )  # fmt: skip
    _scan(rows, number, photograph, sides[0])
    _links(chance, rows, number, photograph)
    count = min(most, 1 + int(chance.expovariate(1 / 1.5)), 60)
    for position in range(count):
        _inscription(chance, rows, photograph, sides[chance.random() < 0.9], position)  # noqa: PLR2004 - mostly on the back
    return count


def _scan(rows: Rows, number: int, photograph: str, side: str) -> None:
    sha256 = f"{number:064x}"
    rows[Original].append(
        {
            "sha256": sha256, "size_bytes": 1, "media_type": "image/jpeg", "width_px": 3000,
            "height_px": 2000, "bands": 3, "bit_depth": 8, "condition": ScanCondition.SOUND,
            "catalogued_at": _NOW,
        }
    )  # fmt: skip
    rows[Asset].append(
        {
            "id": identifier(7, number), "photograph_id": photograph, "side_id": side,
            "position": 0, "sha256": sha256, "file_name": f"{number}.jpg",
        }
    )  # fmt: skip


def _links(chance: random.Random, rows: Rows, number: int, photograph: str) -> None:
    for position in range(chance.choice((0, 1, 1, 2))):
        link = {"photograph_id": photograph, "position": position}
        rows[PlaceLink].append(
            {
                "id": identifier(8, 2 * number + position), "role": PlaceRole.SHOWN,
                "place_id": identifier(2, int(chance.paretovariate(0.7)) % _PLACES), **link,
            }
        )  # fmt: skip
        rows[Contribution].append(
            {
                "id": identifier(9, 2 * number + position), "role": AgentRole.DEPICTED,
                "agent_id": identifier(3, int(chance.paretovariate(0.7)) % _AGENTS), **link,
            }
        )  # fmt: skip
    if chance.random() < 0.8:  # noqa: PLR2004 - some have no date
        first = date(1900, 1, 1) + timedelta(days=chance.randrange(20_000))
        last = first + timedelta(days=chance.choice((0, 0, 30, 365, 3650)))
        rows[DateAssertion].append(
            {
                "id": identifier(10, number), "photograph_id": photograph, "position": 0,
                "of": DateOf.TAKEN, "as_written": str(first.year), "edtf": str(first.year),
                "earliest_on": first, "latest_on": last,
            }
        )  # fmt: skip


def _inscription(
    chance: random.Random, rows: Rows, photograph: str, side: str, position: int
) -> None:
    number = int(photograph[:8], 16) * 64 + position
    inscription = f"{number >> 32:08x}-{number >> 16 & 0xFFFF:04x}-7000-8000-{number & 0xFFFF:012x}"
    speaker = chance.choices(SPEAKERS, WEIGHTS)[0]
    rows[Inscription].append(
        {
            "id": inscription, "photograph_id": photograph, "side_id": side, "position": position,
            "kind": chance.choice(_KINDS), "medium": chance.choice(_MEDIA),
            "x_px": 100, "y_px": 100 * position, "width_px": 900, "height_px": 90,
            "hand_id": identifier(4, chance.randrange(_HANDS)) if chance.random() < 0.3 else None,  # noqa: PLR2004 - few are known
        }
    )  # fmt: skip
    rows[Reading].append(
        {
            "id": inscription.replace("-7000-", "-7001-"),
            "photograph_id": photograph, "inscription_id": inscription, "position": 0,
            "layer": ReadingLayer.DIPLOMATIC, "language": speaker.language.tag,
            "text": speaker.text(chance, max(2, int(chance.gauss(12, 5)))),
        }
    )  # fmt: skip
