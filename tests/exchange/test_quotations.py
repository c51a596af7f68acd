import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.quotations import quotations


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("'Photograph of a swan'. ", ["Photograph of a swan"], []),
        ("'St Finbar's Cathedral, Cork'.", ["St Finbar's Cathedral, Cork"], []),
        ("Goodman's Fields, the boys' school", [], ["Goodman's Fields, the boys' school"]),
        ("'The 'Skipper's Darling'. Child'", ["The 'Skipper's Darling'. Child"], []),
        ("''Before The Fall'. A child'.", ["'Before The Fall'. A child"], []),
        ("'The ladies' hats'. No copy.", ["The ladies' hats"], ["No copy."]),
        ("'A swan'. The registrants' stamp", ["A swan"], ["The registrants' stamp"]),
        ("'Sign: 'tis here'. Torn.", ["Sign: 'tis here"], ["Torn."]),
        ("'never closed", [], ["'never closed"]),
        ("Back: “Łódź, ‘our street’” (1901)",  # noqa: RUF001 - as people write
         ["Łódź, ‘our street’"], ["Back:", "(1901)"]),  # noqa: RUF001 - as above
        ("'From 'The Model''. Torn.", ["From 'The Model'"], ["Torn."]),
        ("Na odwrocie: „Katyń”", ["Katyń"], ["Na odwrocie:"]),
        ('«Paris» and "London"', ["Paris", "London"], ["and"]),
        ("''", [], []),
        ("", [], []),
    ],
)  # fmt: skip
def test_a_text_is_taken_apart_at_its_outermost_marks(
    text: str, inside: list[str], outside: list[str]
) -> None:
    found = quotations(text)
    assert list(found.inside) == inside
    assert list(found.outside) == outside


def test_numbered_items_are_one_quotation_each_without_their_numbers() -> None:
    text = "1) 'Lord Wolseley'. \n2) 'Lady Wolseley, seated'. \nNo copy annexed. "
    found = quotations(text)
    assert found.inside == ("Lord Wolseley", "Lady Wolseley, seated")
    assert found.outside == ("No copy annexed.",)


def test_an_item_whose_mark_is_never_closed_leaves_the_next_one_alone() -> None:
    found = quotations("1) 'Lord Wolseley. \n2) 'Lady Wolseley'. ")
    assert found.inside == ("Lady Wolseley",)
    assert found.outside == ("'Lord Wolseley.",)


@given(st.text(alphabet="ab ' \"“”().\n1"))
def test_no_word_is_lost(text: str) -> None:
    found = quotations(text)
    kept = "".join((*found.inside, *found.outside))
    assert kept.count("a") + kept.count("b") == text.count("a") + text.count("b")
