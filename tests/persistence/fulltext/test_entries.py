"""What the index keeps, and that it can be made anew."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine, text

from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.soundness import database_faults

Opening = Callable[..., AbstractContextManager[Catalogue]]


def entry(engine: Engine, photograph_id: str) -> dict[str, str]:
    query = text("SELECT * FROM search_entry WHERE photograph_id = :id")
    with engine.connect() as connection:
        return dict(connection.execute(query, {"id": photograph_id}).mappings().one())


def test_words_are_kept_folded_by_where_they_stand(engine: Engine, sample: dict[str, str]) -> None:
    kept = entry(engine, sample["ipn-amnesty-1"])
    assert kept["verso"] == (
        "stalins paradise we are getting together after the amnesty \ue001 stalins paradise"
        " \ue003 stalin"
    )
    assert kept["title"] == (
        "after the amnesty polish soldiers freed from soviet gulags after joining gen anders army "
        "december 1941"
    )
    assert "jozef pilsudski institute" in kept["name"]
    assert kept["audience"] == "all"


@pytest.mark.parametrize(
    "damage",
    [
        "INSERT INTO search_fts (search_fts) VALUES ('delete-all')",
        "UPDATE search_entry SET verso = 'nonsense', name = ''",
        "DELETE FROM search_entry",
    ],
)
def test_the_index_can_be_made_anew_from_the_catalogue(
    engine: Engine, opened: Opening, sample: dict[str, str], damage: str
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text(damage))
    with opened(THE_DESK, writes=True) as catalogue:
        assert catalogue.make_index_anew() == 4
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        hits = catalogue.search("stalins paradise").items
        assert [hit.photograph.id for hit in hits] == [sample["ipn-amnesty-1"]]
    assert list(database_faults(engine)) == []
