"""A page speaks the language that its reader asked for."""

from app.web.language import chosen_language


def test_what_the_address_asks_goes_before_all_else() -> None:
    assert chosen_language(asked="pl", kept="en", accepted="en") == "pl"


def test_a_kept_choice_goes_before_what_the_browser_says() -> None:
    assert chosen_language(kept="pl", accepted="en") == "pl"


def test_the_browsers_dearest_language_that_we_have_is_taken() -> None:
    assert chosen_language(accepted="de, en;q=0.3, pl-PL;q=0.8") == "pl"


def test_a_language_that_the_browser_refuses_is_not_taken() -> None:
    # RFC 9110, 12.4.2: a weight of 0 means "not acceptable"
    assert chosen_language(accepted="pl;q=0, en;q=0.1") == "en"


def test_english_is_spoken_to_whoever_asks_for_none_that_we_have() -> None:
    assert chosen_language(asked="xx", kept="../..", accepted="de, fr;q=0.9") == "en"


def test_a_header_that_makes_no_sense_is_passed_over() -> None:
    assert chosen_language(accepted=";;q=,pl;q=much,,=") == "en"


def test_a_region_does_not_matter() -> None:
    assert chosen_language(asked="pl-PL") == "pl"
