# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Names and titles of which the first letter alone is written."""

from collections.abc import Callable

import pytest

from app.domain.hits import SearchAnswer, SearchHit
from app.domain.photographs import PhotographDescription

pytestmark = pytest.mark.both_databases

Back = Callable[..., PhotographDescription]
Saving = Callable[..., list[str]]
Finding = Callable[..., SearchAnswer]


def found(hits: tuple[SearchHit, ...]) -> list[str]:
    return [hit.photograph.reference_code for hit in hits]


def test_a_word_is_found_by_its_letter_right_beside_the_others(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(
        back("1", "S. Urszula rozdaje paczki"),
        back("2", "Moja siostra"),
        back("3", "Urszula i s"),
        back("4", "А. Л. Терещенков", language="ru"),
        back("5", "Терещенков А. Л.", language="ru"),
    )
    answer = find("siostra Urszula")
    assert (found(answer.items), found(answer.approximate)[0]) == ([], "1")
    assert sorted(found(answer.approximate)) == ["1", "2", "3"]

    both = find("Терещенков Аркадий Львович")
    assert (both.total, sorted(found(both.approximate))) == (0, ["4", "5"])


def test_letters_stand_for_names_alone_where_something_is_found(
    back: Back, saved: Saving, find: Finding
) -> None:
    saved(
        back("1", "stary pomnik"),
        back("2", "S. Pomnik"),
        back("3", "Józef Haller"),
        back("4", "J. Haller"),
        back("5", "Ż. Haller"),
    )
    assert found(find("józef haller").items) == ["3"]
    assert found(find("józef haller").approximate)[0] == "4"
    assert found(find("haller józef").approximate)[0] == "4"
    assert found(find("stary pomnik").items) == ["1"]
    assert found(find("haller -józef").items) == ["4", "5"]
