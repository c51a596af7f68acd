"""HTML, 4.10.21.8 URL-encoded form data: what a few fields say."""

from app.web.pages.small_forms import SmallForm

FORM = SmallForm([("scope", "read"), ("name", " Anna "), ("scope", "write")])


def test_a_field_is_without_the_space_around_it_unless_it_counts() -> None:
    assert FORM["name"] == "Anna"
    assert FORM.typed("name") == " Anna "


def test_of_several_the_last_counts_unless_all_are_wanted() -> None:
    assert FORM["scope"] == "write"
    assert FORM.all("scope") == ("read", "write")


def test_what_was_not_sent_is_empty() -> None:
    assert (FORM["x"], FORM.all("x")) == ("", ())
