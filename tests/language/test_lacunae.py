from hypothesis import given
from hypothesis import strategies as st

from app.domain.sigla_forms import GAP
from app.language.lacunae import lacuna_key, meeting_keys


def test_a_damaged_word_answers_to_every_word_that_fits() -> None:
    keys = set(meeting_keys("kowalski"))
    assert {lacuna_key(f"k{GAP}ski"), lacuna_key(f"kow{GAP}"), lacuna_key(f"{GAP}alski")} <= keys
    assert lacuna_key(f"k{GAP}cki") not in keys
    assert lacuna_key(f"kowalska{GAP}ski") not in keys


def test_too_little_is_left_of_some_words() -> None:
    assert lacuna_key(f"k{GAP}i") == ""
    assert lacuna_key(f"{GAP}a") == ""


@given(st.text(alphabet="abcż", min_size=4, max_size=30), st.data())
def test_whatever_is_lost_within_a_word_it_is_met(word: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(word)))
    end = draw.draw(st.integers(start, len(word)))
    key = lacuna_key(word[:start] + GAP + word[end:])
    assert not key or key in set(meeting_keys(word))


@given(st.text())
def test_their_number_is_bounded(word: str) -> None:
    assert len(list(meeting_keys(word))) <= 49
