import re
from datetime import UTC, datetime
from time import time
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotFound
from app.domain.identifiers import filing_order, known_form, minted_at, new_id


def test_an_id_is_a_uuid_of_version_7_that_tells_when_it_was_made() -> None:
    before = int(time() * 1000)
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= int(time() * 1000)


def test_ids_are_all_different_and_of_the_form_that_is_let_through() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert [known_form(identifier) for identifier in ids] == ids


def test_later_ids_sort_after_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    instants = iter([1_000_000, 2_000_000, 255 * 1_000_000, 256 * 1_000_000, 2**60])
    monkeypatch.setattr("time.time_ns", lambda: next(instants))
    ids = [new_id() for _ in range(5)]
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "identifier",
    [
        "", "..", "../catalogue.db", "a/b", "%2F", "\0", "COPY 1/60/3",
        "018F0000-0000-7000-8000-000000000000", "018f0000-0000-7000-8000-000000000000\n",
        "018f0000-0000-7000-8000-00000000000",
        "018f0000-0000-7000-8000-00000000000\N{FULLWIDTH DIGIT ONE}",
        "018f000000007000800000000000000000",
    ],
)  # fmt: skip
def test_whatever_else_stands_in_an_address_names_nothing(identifier: str) -> None:
    with pytest.raises(NotFound):
        known_form(identifier)


@given(st.text())
def test_no_text_but_an_id_is_let_through(text: str) -> None:
    form = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
    if not form.match(text):
        with pytest.raises(NotFound):
            known_form(text)


@pytest.mark.parametrize(
    "shelf",
    [
        ["COPY 1/60/1", "COPY 1/60/2", "COPY 1/60/13", "COPY 1/60/108", "COPY 1/100/1"],
        ["A 007", "A 8"],
        ["aan 2", "AAN 10"],
        ["A", "A 1", "A 1a", "A 1b"],
    ],
)
def test_reference_codes_are_filed_as_on_the_shelf(shelf: list[str]) -> None:
    shuffled = shelf[1:] + shelf[:1]
    assert sorted(shuffled, key=filing_order) == shelf


def test_leading_zeros_and_case_make_no_other_place() -> None:
    assert filing_order("Copy 1/060/3") == filing_order("COPY 01/60/003")


def test_an_id_tells_when_it_was_minted() -> None:
    """RFC 9562, A.6: its example of a UUID of version 7."""
    example = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    assert minted_at(example) == datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
    assert minted_at("919108f7-52d1-4320-9bac-f847db4148a8") is None
    assert minted_at("nothing") is None
