"""The plan of a holding's folder: design.md, 2 Top level; digests of FIPS 180-2, appendix B."""

from pathlib import Path

import pytest

from app.domain.errors import NotFound
from app.storage.layout import DerivativeKey, DocumentKey, Layout, is_digest

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
PHOTOGRAPH = "0193537c-5c00-7000-8000-00000000abcd"
FOREIGN_DIGESTS = [
    "",
    ABC[:-1],
    ABC + "0",
    ABC.upper(),
    ABC + "\n",
    "\u0661" * 64,  # Arabic digits are digits to Python, not to us
    "../" * 21 + "a",
    ABC[:32] + "/" + ABC[33:],
    ABC[:-1] + "\0",
]
FOREIGN_IDENTIFIERS = [
    "",
    "abc",
    "../../etc",
    "a/b-c",
    "a%2fbcd",
    "Root",
    "-abcd",
    "abcd-",
    "ab.cd",
    "abcd\n",
    "abcd\0",
    "a" * 65,
    "łódź",
]


def test_everything_lies_below_the_holdings_folder() -> None:
    layout = Layout(Path("/srv/verso"))
    assert layout.catalogue == Path("/srv/verso/catalogue.db")
    assert layout.originals == Path("/srv/verso/images/originals")
    assert layout.derivatives == Path("/srv/verso/images/derivatives")
    assert layout.manifests == Path("/srv/verso/manifests")


def test_incoming_files_lie_below_the_folder_for_which_they_are_meant() -> None:
    layout = Layout(Path("/srv/verso"))
    assert layout.incoming_originals == Path("/srv/verso/images/originals/.incoming")
    assert layout.incoming_manifests.parent == layout.manifests


def test_an_original_lies_under_the_start_of_its_digest() -> None:
    place = Layout(Path("/srv/verso")).original(ABC)
    assert place == Path("/srv/verso/images/originals/ba/78") / ABC


@pytest.mark.parametrize("text", FOREIGN_DIGESTS)
def test_what_is_no_digest_is_never_joined_to_a_path(text: str) -> None:
    assert not is_digest(text)
    with pytest.raises(NotFound):
        Layout(Path("/srv/verso")).original(text)


@pytest.mark.parametrize("text", FOREIGN_IDENTIFIERS)
def test_what_is_no_id_of_ours_is_never_joined_to_a_path(text: str) -> None:
    with pytest.raises(NotFound):
        DocumentKey(text, 1)


def test_a_revision_counts_from_zero() -> None:
    assert DocumentKey("root", 0).file_name == "root.0.json"
    with pytest.raises(NotFound):
        DocumentKey("root", -1)


def test_a_document_lies_under_the_end_of_its_id() -> None:
    place = Layout(Path("/srv/verso")).document(DocumentKey(PHOTOGRAPH, 12))
    assert place == Path("/srv/verso/manifests/cd/ab") / f"{PHOTOGRAPH}.12.json"


def test_a_documents_name_leads_back_to_its_key() -> None:
    assert DocumentKey.of_file(f"{PHOTOGRAPH}.12.json") == DocumentKey(PHOTOGRAPH, 12)


@pytest.mark.parametrize(
    "name", ["README", "root.json", "root.007.json", "root.-1.json", "-a-.1.json"]
)
def test_a_file_that_is_none_of_ours_has_no_key(name: str) -> None:
    assert DocumentKey.of_file(name) is None


def test_a_derivative_lies_under_the_start_of_its_originals_digest() -> None:
    layout = Layout(Path("/srv/verso"))
    place = layout.derivative(DerivativeKey(ABC, "0123456789ab"))
    assert place == Path("/srv/verso/images/derivatives/ba/78") / f"{ABC}.0123456789ab.zip"
    assert layout.incoming_derivatives.parent == layout.derivatives


@pytest.mark.parametrize("edition", ["", "0123456789AB", "0123456789ab0", "../456789ab", "0\n"])
def test_what_is_no_edition_is_never_joined_to_a_path(edition: str) -> None:
    with pytest.raises(NotFound):
        DerivativeKey(ABC, edition)


@pytest.mark.parametrize("text", FOREIGN_DIGESTS)
def test_a_derivative_of_what_is_no_original_is_never_joined_to_a_path(text: str) -> None:
    with pytest.raises(NotFound):
        DerivativeKey(text, "0123456789ab")


def test_a_derivatives_name_leads_back_to_its_key() -> None:
    key = DerivativeKey(ABC, "0123456789ab")
    assert DerivativeKey.of_file(key.file_name) == key
    assert DerivativeKey.of_file(f"{ABC}.zip") is None
    assert DerivativeKey.of_file(f"{key.file_name}~") is None


def test_a_relative_home_keeps_its_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    layout = Layout(Path())
    monkeypatch.chdir("/")
    assert layout.catalogue == tmp_path / "catalogue.db"


def test_people_are_told_a_path_from_the_holdings_folder_on() -> None:
    layout = Layout(Path("/srv/verso"))
    assert layout.told(layout.originals / "ba") == "images/originals/ba"
    assert layout.told(Path("/mnt/usb/scan.tif")) == "/mnt/usb/scan.tif"
    assert layout.told(layout.home) == str(layout.home)
