"""Which addresses a table may send this server to: those that were named, and no others."""

import pytest

from app.domain.errors import Rejected
from app.domain.remote_address import HostRule, is_address, is_public, known_host

RULE = HostRule(
    frozenset({"scans.example.org", "files.example.org:8443"}), frozenset({"nas.local:8080"})
)


@pytest.mark.parametrize(
    ("address", "host", "port", "name"),
    [
        ("https://scans.example.org/a/b%20c.tif?x=1", "scans.example.org", 443, "b c.tif"),
        ("http://SCANS.example.org", "scans.example.org", 80, ""),
        ("https://scans.example.org:443/a.png#top", "scans.example.org", 443, "a.png"),
        ("https://files.example.org:8443/a.png", "files.example.org", 8443, "a.png"),
        ("http://nas.local:8080/a.png", "nas.local", 8080, "a.png"),
    ],
)
def test_an_address_on_a_named_host_is_asked(address: str, host: str, port: int, name: str) -> None:
    here = RULE.permitted(address)
    assert (here.host, here.port, here.file_name) == (host, port, name)
    assert here.may_be_internal is (host == "nas.local")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a.png",
        "https://scans.example.org.evil.example/a.png",
        "https://scans.example.org@evil.example/a.png",
        "https://user:secret@scans.example.org/a.png",
        "https://evil.example\\@scans.example.org/a.png",
        "https://scans.example.org:22/a.png",
        "https://scans.example.org:8443/a.png",
        "http://scans.example.org:99999/a.png",
        "https://scans.example.org:0/a.png",
        "https://files.example.org/a.png",
        "ftp://scans.example.org/a.png",
        "file:///etc/passwd",
        "gopher://scans.example.org/a",
        "http://127.0.0.1/a",
        "http://127.1/a",
        "http://2130706433/a",
        "http://0x7f.0.0.1/a",
        "http://0177.0.0.1/a",
        "http://[::1]/a",
        "http://[::ffff:127.0.0.1]/a",
        "http://localhost/a",
        "http://169.254.169.254/latest/meta-data/",
        "https://scans.example.org/a\r\nHost: x",
        "https://scans.example.org/a b",
        "https:///a.png",
        "https://scans。example。org/a.png",
    ],
)
def test_every_other_address_is_refused_with_a_reason(address: str) -> None:
    assert is_address(address)
    with pytest.raises(Rejected) as refused:
        RULE.permitted(address)
    assert "secret" not in str(refused.value)


def test_where_no_host_is_named_nothing_is_fetched() -> None:
    with pytest.raises(Rejected, match="VERSO_IMPORT_HOSTS"):
        HostRule().permitted("https://scans.example.org/a.png")


@pytest.mark.parametrize("name", ["a.tif", "sub/a.tif", "http", "c:a.tif", "a: b//c"])
def test_a_file_in_a_folder_is_no_address(name: str) -> None:
    assert not is_address(name)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001::1", "2001:db8::1", "fec0::1", "5f00::1", "4000::1", "no address", "",
    ],
)  # fmt: skip
def test_what_is_not_of_the_public_internet_is_known_as_such(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4001::1", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "a.example",
        "a.example:8443",
        "127.0.0.1:80",
        "[::1]:80",
        "[::1]",
        "xn--d5a.example",
        "nas-2",
    ],
)
def test_a_host_is_named_with_a_port_or_without(host: str) -> None:
    assert known_host(host.upper()) == host


@pytest.mark.parametrize(
    "host",
    [
        "https://a.example", "a.example/", "*", "*.example", "", "a:0", "a:x", "a b", "a:",
        "a:65536",
        "a..b", ".a.example", "a.example.", "-a.example", "a-.example", "a_b.example", "ą.example",
        f"{'a' * 64}.example", ".".join(["a" * 60] * 5), "127.1", "10.0.0.256", "1.2.3.4.5",
        "010.0.0.1", "2130706433", "0x7f.0.0.1", "a.0x7f", "::1", "[::1", "[::g]", "[1::2::3]",
        "[fe80::1%eth0]", "[]", "[127.0.0.1:80",
    ],
)  # fmt: skip
def test_what_is_no_host_is_no_setting(host: str) -> None:
    with pytest.raises(ValueError, match="must be a host"):
        known_host(host)
