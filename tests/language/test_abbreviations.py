from app.language.abbreviations import Abbreviations


def test_what_is_short_and_what_is_written_out_share_a_key() -> None:
    short = Abbreviations("pl", {"st": {"starszy": ["starsz"], "stacja": ["stacj"]}})
    assert dict(short.of("st", [])).keys() == {"pl:starszy", "pl:stacja"}
    assert dict(short.of("stacji", ["stacj"])).keys() == {"pl:stacja"}
    assert dict(short.of("most", ["most"])) == {}
    assert short.long_words["st"] == ("starszy", "stacja")
