import pytest

from app.web.client import client_of


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "2001:0db8:0001:0002"),
        ("fe80::1%eth0", "fe80:0000:0000:0000"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("no:address", "no:address"),
        ("", ""),
    ],
)
def test_a_client_is_an_address_or_a_household(host: str, name: str) -> None:
    assert client_of({"client": (host, 50_000)}) == name


def test_who_is_on_no_network_is_a_client_too() -> None:
    assert client_of({"client": None}) == client_of({}) == ""
