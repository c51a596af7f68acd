"""What the index keeps, and that it can be made anew."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Engine, text

from app.persistence.catalogue import Catalogue

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
