from app.web.pages.spans import span_of


def test_edtf_that_cannot_be_read_is_left_to_stand_alone() -> None:
    assert span_of("about the war") is None
    assert span_of("") is None
