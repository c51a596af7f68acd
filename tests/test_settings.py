from pathlib import Path

import pytest
from pydantic import ValidationError

from app.domain.errors import Rejected
from app.domain.imagery import ImageLimits
from app.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's own environment says does not count here."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VERSO_{name.upper()}", raising=False)


def test_without_any_setting_a_holding_lies_here_and_answers_this_machine_only() -> None:
    settings = read_settings()
    assert (settings.home, settings.host, settings.port) == (Path(), "127.0.0.1", 8000)
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.limits == ImageLimits()


def test_the_environment_is_read_and_the_command_line_goes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VERSO_PORT", "8001")
    monkeypatch.setenv("VERSO_HOST", "0.0.0.0")  # noqa: S104 - what an installation may say
    monkeypatch.setenv("VERSO_SITE_TITLE", "")
    settings = read_settings(port=8002, home=None)
    assert (settings.port, settings.home, settings.site_title) == (8002, Path(), "Verso")
    assert settings.base_url == "http://127.0.0.1:8002"


def test_a_home_below_the_user_s_own_folder_may_be_written_with_a_tilde(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "/home/archivist")
    assert read_settings(home="~/photographs").home == Path("/home/archivist/photographs")


def test_the_folder_of_a_user_whom_nobody_knows_is_no_home() -> None:
    with pytest.raises(Rejected, match=r"VERSO_HOME \('~nobody-here/x'\): must be written in full"):
        read_settings(home="~nobody-here/x")


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://photographs.example.org", "https://photographs.example.org"),
        ("https://photographs.example.org/", "https://photographs.example.org"),
        ("https://Example.org:443/verso/", "https://example.org/verso"),
    ],
)
def test_the_public_address_has_one_spelling_without_a_slash_at_the_end(
    given: str, base: str
) -> None:
    assert read_settings(public_url=given).base_url == base


@pytest.mark.parametrize(
    "address",
    [
        "photographs.example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://user:secret@example.org",
    ],
)
def test_what_is_no_plain_http_address_is_no_public_address(address: str) -> None:
    with pytest.raises(Rejected, match=r"VERSO_PUBLIC_URL .*must be an address such as") as caught:
        read_settings(public_url=address)
    assert caught.value.problems[0].value == address


def test_an_address_of_version_6_stands_in_brackets() -> None:
    assert read_settings(host="::1").base_url == "http://[::1]:8000"


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("VERSO_PORT", "eight", "must be a whole number"),
        ("VERSO_PORT", "0", "must be greater than or equal to 1"),
        ("VERSO_PORT", "65536", "must be less than or equal to 65535"),
        ("VERSO_PIXEL_WORKERS", "0", "must be greater than or equal to 1"),
        ("VERSO_MAX_WIDTH_PX", "10", "must be greater than or equal to 256"),
    ],
)
def test_a_setting_that_cannot_be_is_told_by_its_variable_its_value_and_why(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(Rejected) as caught:
        read_settings()
    (problem,) = caught.value.problems
    assert (problem.where, problem.value, problem.reason) == (variable, value, reason)
    assert str(caught.value) == f"The settings can't be used. {variable} ('{value}'): {reason}."


@pytest.mark.parametrize(
    "value",
    ['["a.example", "b.example:8443"]', "a.example,b.example:8443", "a.example b.example:8443 "],
)
def test_several_are_parted_by_commas_or_written_as_json(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("VERSO_IMPORT_HOSTS", value)
    assert read_settings().import_hosts == ("a.example", "b.example:8443")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("VERSO_IMPORT_HOSTS", "a..b", "VERSO_IMPORT_HOSTS_0 ('a..b'): must be a host such as"),
        ("VERSO_IMPORT_HOSTS", '["a", "b:0"]', "VERSO_IMPORT_HOSTS_1 ('b:0'): must be a host"),
        ("VERSO_IMPORT_INTERNAL_HOSTS", '["a"', "must be one name, several parted by commas"),
        ("VERSO_IMPORT_HOSTS", '{"a": 1}', "must be one name, several parted by commas"),
        ("VERSO_IMPORT_HOSTS", "[1]", "must be one name, several parted by commas"),
        ("VERSO_VIEWER_ORIGINS", "x", "VERSO_VIEWER_ORIGINS_0 ('x'): must be"),
    ],
)
def test_a_list_that_cannot_be_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(Rejected) as caught:
        read_settings()
    assert told in str(caught.value)


def test_a_name_that_is_no_setting_is_refused() -> None:
    with pytest.raises(Rejected, match=r"VERSO_PROT .*is no setting"):
        read_settings(prot=8000)


def test_settings_never_change_once_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read_settings().port = 1  # type: ignore[misc]


def test_every_setting_is_described() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_a_database_that_can_not_be_is_told_without_its_password() -> None:
    with pytest.raises(Rejected, match="VERSO_DATABASE_URL") as refused:
        read_settings(database_url="mysql://anna:secret@db/verso")
    assert "secret" not in str(refused.value)
    assert "anna:***@db" in str(refused.value)


def test_a_map_has_no_background_unless_a_server_of_tiles_is_named() -> None:
    assert read_settings().map_tiles is None
    address = "https://tiles.example.org:8443/{z}/{x}/{y}.png"
    told = read_settings(map_tiles_url=address, map_tiles_credit="their makers")
    assert told.map_tiles == {"url": address, "credit": "their makers"}


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example.org/{z}/{x}.png",
        "tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org; script-src */{z}/{x}/{y}",
        "javascript://x/{z}/{x}/{y}",
    ],
)
def test_what_names_no_tiles_is_no_server_of_them(address: str) -> None:
    with pytest.raises(Rejected, match="VERSO_MAP_TILES_URL"):
        read_settings(map_tiles_url=address)
