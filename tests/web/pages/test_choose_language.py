"""Who changes the language comes back to a page of this catalogue, and to nothing else."""

import pytest

from app.web.pages.choose_language import own_path


@pytest.mark.parametrize("path", ["/", "/search?q=Katy%C5%84&page=2", "/photographs/x#dates"])
def test_a_page_of_ours_is_gone_back_to(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "address",
    [
        "",
        "//example.org/",
        "/\\example.org/",
        "/\t/example.org/",
        "https://example.org/",
        "javascript:alert(1)",
        "photographs/x",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_an_address_elsewhere_is_not(address: str) -> None:
    assert own_path(address) == ""
