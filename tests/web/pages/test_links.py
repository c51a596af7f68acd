"""Links work under whatever name a reader reached the catalogue."""

from app.web.pages.links import local, with_query


def test_a_link_leaves_scheme_and_host_to_the_reader() -> None:
    assert local("http://127.0.0.1:8000/units/u?after=x") == "/units/u?after=x"


def test_a_catalogue_below_a_path_keeps_it() -> None:
    assert local("https://example.org/photographs/search") == "/photographs/search"


def test_what_is_empty_stays_out_of_a_query() -> None:
    assert with_query("/search", q="a & b", page=0) == "/search?q=a+%26+b"
    assert with_query("/search", q="") == "/search"
