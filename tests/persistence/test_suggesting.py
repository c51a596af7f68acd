"""Names suggested while they are typed: folded, by any word, in any of their forms."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

NAMES = ("Łódź", "Lwów", "Nowe Miasto Lubawskie", "Nowy Sącz", "Stare Miasto")


@pytest.fixture
def places(opened: Opening) -> Opening:
    with opened(THE_DESK, writes=True) as catalogue:
        for name in NAMES:
            forms = (NameForm("Lemberg", "de"),) if name == "Lwów" else ()
            catalogue.authorities.save(AuthorityNoun.PLACE, AuthorityDescription(name, forms=forms))
        catalogue.commit()
    return opened


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lod", {"Łódź"}),
        ("ŁÓ", {"Łódź"}),
        ("mia", {"Nowe Miasto Lubawskie", "Stare Miasto"}),
        ("mia now", {"Nowe Miasto Lubawskie"}),
        ("now sac", {"Nowy Sącz"}),
        ("lemb", {"Lwów"}),
        ("asto", set()),  # within a word
        ("", set()),
        ("%", set()),
        ("\ud800", set()),  # half a surrogate pair
    ],
)
def test_each_typed_word_begins_a_word_of_a_name(
    places: Opening, typed: str, found: set[str]
) -> None:
    with places(THE_DESK) as catalogue:
        suggested = catalogue.authorities.suggest(AuthorityNoun.PLACE, typed)
    assert {one.name for one in suggested} == found


def test_what_was_found_by_another_name_says_so(places: Opening) -> None:
    with places(THE_DESK) as catalogue:
        (lwow,) = catalogue.authorities.suggest(AuthorityNoun.PLACE, "lemberg")
    assert (lwow.name, lwow.other) == ("Lwów", "Lemberg")


def test_a_name_that_went_is_suggested_no_more(places: Opening) -> None:
    with places(THE_DESK, writes=True) as catalogue:
        lwow = catalogue.authorities.meant(AuthorityNoun.PLACE, "Lwów").id
        catalogue.authorities.save(
            AuthorityNoun.PLACE, AuthorityDescription("Lwów"), authority_id=lwow
        )
        assert catalogue.authorities.suggest(AuthorityNoun.PLACE, "lemb") == ()


def test_no_other_kind_of_authority_is_suggested(places: Opening) -> None:
    with places(THE_DESK) as catalogue:
        assert catalogue.authorities.suggest(AuthorityNoun.SUBJECT, "lod") == ()


def test_words_of_names_can_be_made_anew(places: Opening) -> None:
    with places(THE_DESK, writes=True) as catalogue:
        before = catalogue.authorities.suggest(AuthorityNoun.PLACE, "n")
        assert catalogue.authorities.make_name_words_anew() == len(NAMES) + 1
        assert catalogue.authorities.suggest(AuthorityNoun.PLACE, "n") == before


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_raises(places: Opening, typed: str) -> None:
    with places(THE_DESK) as catalogue:
        catalogue.authorities.suggest(AuthorityNoun.PLACE, typed)
