from app.language.abbreviations import Abbreviations


def test_what_is_short_and_what_is_written_out_share_a_key() -> None:
    short = Abbreviations("pl", {"st": {"starszy": ["starsz"], "stacja": ["stacj"]}}, {})
    assert dict(short.of("st", [], is_typed=True)).keys() == {"pl:starszy", "pl:stacja"}
    assert dict(short.of("stacji", ["stacj"], is_typed=False)).keys() == {"pl:stacja"}
    assert dict(short.of("most", ["most"], is_typed=False)) == {}
    assert short.long_words["st"] == ("starszy", "stacja")


def test_an_acronym_is_found_by_each_of_its_words_but_finds_none() -> None:
    letters = Abbreviations("pl", {}, {"ak": {"armia": ["arm"], "krajowa": ["krajow"]}})
    assert dict(letters.of("ak", [], is_typed=False)).keys() == {"pl:armia", "pl:krajowa"}
    assert dict(letters.of("ak", [], is_typed=True)) == {}
    assert dict(letters.of("armii", ["arm"], is_typed=True)).keys() == {"pl:armia"}
