"""What an authority is called reaches everything that names it, by jobs."""

import pytest

from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.errors import Conflict, NotFound
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind
from app.exchange.search_address import AskedSearch
from app.holdings import Holding
from app.services.deliver_manifest import deliver_manifest
from app.services.describe_authority import describe_authority
from app.services.find_authority import find_authority
from app.services.find_photographs import find_photographs
from app.services.merge_authorities import merge_authorities
from app.services.show_authority import show_authority
from app.services.undo_merge import undo_merge
from app.services.work_off import work_off

PLACE = AuthorityNoun.PLACE


def _published(holding: Holding, code: str, place: str) -> str:
    description = PhotographDescription(code, places=(PlaceDescription(PlaceRole.SHOWN, place),))
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(description)
        catalogue.publish(saved.id)
        catalogue.commit()
    work_off(holding)
    return saved.id


def _found(holding: Holding, words: str) -> list[str]:
    answer = find_photographs(holding, THE_PUBLIC, AskedSearch(words)).answer
    return [hit.photograph.id for hit in answer.items]


def _id_of(holding: Holding, name: str) -> str:
    return find_authority(holding, THE_DESK, PLACE, name).id


def _manifest(holding: Holding, photograph_id: str) -> bytes:
    return deliver_manifest(holding, THE_PUBLIC, photograph_id).body


def test_a_new_name_is_found_and_stands_in_manifests_when_the_work_is_done(
    holding: Holding,
) -> None:
    photograph = _published(holding, "A/1", "Altona")
    brzezie = AuthorityDescription("Brzezie", forms=(NameForm("Altona"), NameForm("Cukrowo")))
    describe_authority(holding, THE_DESK, PLACE, brzezie, authority_id=_id_of(holding, "Altona"))
    assert _found(holding, "Cukrowo") == []
    assert work_off(holding) == 2  # its words, and its manifest
    assert _found(holding, "Brzezie") == _found(holding, "Cukrowo") == [photograph]
    assert _found(holding, "Altona") == [photograph]
    body = _manifest(holding, photograph)
    assert b"Brzezie" in body
    assert b"Altona" not in body


def test_a_merge_reaches_search_and_manifests_and_so_does_its_undoing(holding: Holding) -> None:
    first = _published(holding, "A/1", "Altona")
    second = _published(holding, "A/2", "Brzezie")
    merge = merge_authorities(
        holding, THE_DESK, PLACE, _id_of(holding, "Altona"), into=_id_of(holding, "Brzezie")
    )
    work_off(holding)
    assert set(_found(holding, "Brzezie")) == set(_found(holding, "Altona")) == {first, second}
    assert b"Altona" not in _manifest(holding, first)
    moved = show_authority(holding, THE_PUBLIC, PLACE, merge.merged_id)
    assert (moved.authority, moved.moved_to) == (None, merge.target_id)
    undo_merge(holding, THE_DESK, merge.id)
    work_off(holding)
    assert (_found(holding, "Brzezie"), _found(holding, "Altona")) == ([second], [first])
    assert b"Altona" in _manifest(holding, first)


def test_words_of_what_is_gone_are_no_work(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.ask_for(JobKind.SEARCH_WORDS, "00000000-0000-7000-8000-000000000000")
        catalogue.commit()
    assert (work_off(holding), holding.jobs.waiting()) == (1, 0)


def test_a_name_of_several_has_to_be_told_apart(holding: Holding) -> None:
    for name in ("Halle (Saale)", "Halle (Westfalen)"):
        said = AuthorityDescription(name, forms=(NameForm("Halle"),))
        describe_authority(holding, THE_DESK, PLACE, said)
    with pytest.raises(Conflict):
        find_authority(holding, THE_DESK, PLACE, "Halle")
    with pytest.raises(NotFound):
        find_authority(holding, THE_DESK, PLACE, "Hall")
    saale = find_authority(holding, THE_DESK, PLACE, "Halle (Saale)").id
    page = f"http://127.0.0.1:8000/places/{saale}"
    assert find_authority(holding, THE_DESK, PLACE, page).id == saale
