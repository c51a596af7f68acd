"""How fast names are suggested in an authority file of 200,000 names.

Run it as `.venv/bin/python benchmarks/suggestions.py [number of names]`. It makes a catalogue in a
temporary folder, and prints the median and the worst time of each kind of question.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityNoun
from app.domain.identifiers import new_id
from app.domain.viewers import THE_DESK
from app.language.analyser import Analyser
from app.persistence.catalogue import open_catalogue
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.migrating import upgrade
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityName

NAMES = 200_000
AT_ONCE = 10_000
TIMES = 200
SYLLABLES = (
    "a", "an", "bar", "bia", "cza", "da", "dze", "fi", "ga", "gro", "ja", "jó", "ka", "ko", "kwi",
    "la", "lew", "łu", "ma", "mi", "na", "no", "ol", "pa", "pio", "ra", "rze", "sta", "sza", "świe",
    "ta", "to", "u", "wa", "wie", "za", "ze", "żu",
)  # fmt: skip
ENDS = ("ski", "ska", "wicz", "czyk", "ak", "owa", "")


def word(chance: random.Random) -> str:
    """Make up a word that could be part of a name."""
    syllables = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))
    return (syllables + chance.choice(ENDS)).capitalize()


def names(chance: random.Random, count: int) -> Iterator[str]:
    """Make up names of two or three words; the first words are few, as first names are."""
    first_names = [word(chance) for _ in range(400)]
    for number in range(count):
        yield f"{chance.choice(first_names)} {word(chance)} {word(chance)} {number}"


def fill(session: Session, chance: random.Random, count: int) -> None:
    """Write the names straight into the tables."""
    rows: list[dict[str, object]] = []
    for name in names(chance, count):
        rows.append({"id": new_id(), "name": name, "kind": AgentKind.PERSON})
        if len(rows) == AT_ONCE:
            _write(session, rows)
            rows = []
    _write(session, rows)


def _write(session: Session, rows: list[dict[str, object]]) -> None:
    if rows:
        session.execute(insert(Agent), rows)
        session.execute(
            insert(AuthorityName),
            [
                {
                    "id": new_id(),
                    "noun": AuthorityNoun.AGENT,
                    "authority_id": row["id"],
                    "name": row["name"],
                }
                for row in rows
            ],
        )


def questions(chance: random.Random) -> dict[str, list[str]]:
    """What is typed: from a single letter to a name that is nearly whole."""
    whole = list(names(random.Random(1), 1000))  # noqa: S311 - the same as in the catalogue
    some = [chance.choice(whole).split() for _ in range(TIMES)]
    return {
        "one letter": [parts[1][0] for parts in some],
        "three letters": [parts[1][:3] for parts in some],
        "two beginnings": [f"{parts[0][:2]} {parts[1][:2]}" for parts in some],
        "a whole name": [" ".join(parts[:3]) for parts in some],
        "nothing like it": [f"{parts[1][:2]}xq" for parts in some],
        "two that rarely meet": [f"{parts[0][:1]} {parts[1][:4]}xq" for parts in some],
    }


def main() -> None:
    """Fill, ask, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.db"
        engine = open_database(embedded_url(path))
        upgrade(engine)
        begun = time.perf_counter()
        with writing(engine).begin() as connection, Session(connection) as session:
            fill(session, random.Random(1), count)  # noqa: S311 - names, not secrets
        with open_catalogue(engine, THE_DESK, analyser=Analyser(), writes=True) as catalogue:
            catalogue.authorities.make_name_words_anew()
            catalogue.commit()
        filled_s = time.perf_counter() - begun
        print(f"{count} names in {filled_s:.0f} s; {path.stat().st_size / 1e6:.0f} MB")
        for kind, asked in questions(random.Random(2)).items():  # noqa: S311
            took_ms = []
            for typed in asked:
                begun = time.perf_counter()
                with open_catalogue(engine, THE_DESK, analyser=Analyser()) as catalogue:
                    catalogue.authorities.suggest(AuthorityNoun.AGENT, typed)
                took_ms.append((time.perf_counter() - begun) * 1000)
            median, worst = statistics.median(took_ms), max(took_ms)
            print(f"{kind:>22}: median {median:.1f} ms, worst {worst:.1f} ms")
        engine.dispose()


if __name__ == "__main__":
    main()
