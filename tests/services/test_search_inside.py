import json
from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import NotFound
from app.domain.units import Level
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.search_inside import search_inside, suggest_words
from app.services.withdraw import withdraw


@pytest.fixture
def holding(sampled: Holding) -> Holding:
    """A holding with the sample."""
    return sampled


@pytest.fixture
def photograph_id(holding: Holding) -> str:
    """The photograph with "Stalin's paradise" on its back."""
    with holding.open(THE_PUBLIC) as catalogue:
        found = catalogue.photograph_by_code("ipn-amnesty-1")
    assert found is not None
    return found.id


def asked(holding: Holding, photograph_id: str, query: str, version: int) -> Any:
    found = search_inside(holding, THE_PUBLIC, photograph_id, [("q", query)], version=version)
    return json.loads(found.body)


def test_version_1_gives_the_annotation_and_the_words_in_the_original(
    holding: Holding, photograph_id: str
) -> None:
    answer = asked(holding, photograph_id, "PARADISE", 1)
    assert answer["@id"] == holding.addresses.search(photograph_id, 1, query="PARADISE")
    assert {hit["match"] for hit in answer["hits"]} == {"paradise"}
    assert "#xywh=" in answer["resources"][0]["on"]


def test_version_2_gives_the_same_readings(holding: Holding, photograph_id: str) -> None:
    first, second = (asked(holding, photograph_id, "paradise", version) for version in (1, 2))
    assert [one["@id"] for one in first["resources"]] == [one["id"] for one in second["items"]]


def test_in_an_album_canvases_are_named_alone_and_in_another_unit_with_their_manifest(
    holding: Holding, photograph_id: str
) -> None:
    """Mirador 4.0.0 and Universal Viewer 4.4 find no hit whose target is an object."""
    with holding.open(THE_PUBLIC) as catalogue:
        unit = catalogue.photograph(photograph_id).units[-1]
    apart = [one["on"] for one in asked(holding, unit.id, "paradise", 1)["resources"]]
    assert all("within" in on for on in apart)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(replace(unit.description, level=Level.ALBUM))
        catalogue.commit()
    bound = [one["on"] for one in asked(holding, unit.id, "paradise", 1)["resources"]]
    assert bound == [on["@id"] for on in apart]
    newer = [one["target"] for one in asked(holding, unit.id, "paradise", 2)["items"]]
    assert newer == bound


@pytest.mark.parametrize("version", [1, 2])
def test_what_is_not_written_there_is_an_empty_answer(
    holding: Holding, photograph_id: str, version: int
) -> None:
    for query in ("nowhere", "", "'", "*"):
        answer = asked(holding, photograph_id, query, version)
        assert answer["resources" if version == 1 else "items"] == []


@pytest.mark.parametrize("version", [1, 2])
def test_the_beginning_of_a_word_is_answered_with_the_words(
    holding: Holding, photograph_id: str, version: int
) -> None:
    body = suggest_words(holding, THE_PUBLIC, photograph_id, [("q", "par")], version=version).body
    words = json.loads(body)["terms" if version == 1 else "items"]
    assert [word["match" if version == 1 else "value"] for word in words] == ["paradise"]


def test_another_version_or_a_hidden_photograph_is_not_found(
    holding: Holding, photograph_id: str
) -> None:
    for verb in (search_inside, suggest_words):
        with pytest.raises(NotFound):
            verb(holding, THE_PUBLIC, photograph_id, [("q", "paradise")], version=3)
    withdraw(holding, THE_DESK, photograph_id, reason="rights")
    for verb in (search_inside, suggest_words):
        with pytest.raises(NotFound):
            verb(holding, THE_PUBLIC, photograph_id, [("q", "paradise")], version=1)
