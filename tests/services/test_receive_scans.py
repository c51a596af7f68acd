"""Bringing scans in by hand: stored, known to wait, refused with the reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.photographs import PhotographDescription
from app.domain.saving import Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding
from app.holdings.waiting_scans import FORM_KEY
from app.services.receive_scans import receive_scan
from app.services.show_accession import kept_accession, show_accession
from app.services.sweep import sweep
from app.services.work_off import work_off

ZOFIA = Viewer("zofia", frozenset({Scope.READ, Scope.WRITE}))


def bring(holding: Holding, body: bytes, name: str, *, viewer: Viewer = ZOFIA) -> str:
    """Bring one in; what it was refused for, or nothing."""
    arrival = receive_scan(holding, viewer, [body], file_name=name)
    return arrival.refused.reason if arrival.refused else ""


def test_each_scan_waits_as_soon_as_it_is_in(holding: Holding, scan: Callable[..., bytes]) -> None:
    assert bring(holding, scan("red"), "7_v.png") == ""
    assert bring(holding, scan("blue"), "folder\\7_r.png") == ""
    (group,) = kept_accession(holding, ZOFIA, FORM_KEY).groups
    assert group.reference_code == "7"
    assert [(one.file_name, one.side) for one in group.scans] == [
        ("7_r.png", SideKind.RECTO),
        ("7_v.png", SideKind.VERSO),
    ]
    assert group.scans[0].technical.startswith("PNG · 30 \N{MULTIPLICATION SIGN} 20 px")
    assert kept_accession(holding, THE_DESK, FORM_KEY).groups == (), "each has their own"


def test_what_waits_is_not_swept(holding: Holding, scan: Callable[..., bytes]) -> None:
    bring(holding, scan("red"), "7.png")
    assert sweep(holding, older_than=timedelta(0)).originals == 0


def test_a_file_that_is_catalogued_is_refused_with_its_photograph(
    holding: Holding, catalogued: Callable[..., Saved], scan: Callable[..., bytes]
) -> None:
    saved = catalogued("IPN 1", "red")
    assert "already, as a scan of IPN 1" in bring(holding, scan("red"), "again.png")
    (refused,) = kept_accession(holding, ZOFIA, FORM_KEY).refused
    assert (refused.file_name, refused.photograph_id) == ("again.png", saved.id)


def test_a_file_that_waits_is_not_taken_twice(holding: Holding, scan: Callable[..., bytes]) -> None:
    bring(holding, scan("red"), "7.png")
    assert "is here already, as 7.png" in bring(holding, scan("red"), "8.png")
    assert [one.file_name for one in kept_accession(holding, ZOFIA, FORM_KEY).scans] == ["7.png"]


def test_what_is_no_scan_is_refused_and_the_rest_stays(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    bring(holding, scan("red"), "7.png")
    assert "plain text" in bring(holding, b"a letter", "letter.txt")
    accession = kept_accession(holding, ZOFIA, FORM_KEY)
    assert [one.file_name for one in accession.scans] == ["7.png"]
    assert [one.file_name for one in accession.refused] == ["letter.txt"]


def test_who_may_not_write_brings_nothing_in(holding: Holding, scan: Callable[..., bytes]) -> None:
    reader = Viewer("reader", frozenset({Scope.READ}))
    for viewer, error in ((THE_PUBLIC, NotSignedIn), (reader, NotAllowed)):
        with pytest.raises(error):
            bring(holding, scan("red"), "7.png", viewer=viewer)
    assert list(holding.originals.all()) == []


@pytest.mark.parametrize("name", ["", "\u202e\x00", "a" * 900, "<img src=x>.png", "../../7.png"])
def test_any_name_is_taken(holding: Holding, scan: Callable[..., bytes], name: str) -> None:
    assert bring(holding, scan("red"), name) == ""
    (one,) = kept_accession(holding, ZOFIA, FORM_KEY).scans
    assert one.file_name
    assert len(one.file_name) <= 300
    assert "/" not in one.file_name


def test_a_scan_that_looks_like_a_catalogued_one_is_told_of(
    holding: Holding, pictured: Callable[..., bytes]
) -> None:
    """The same picture, smaller, turned and encoded anew."""
    taken = holding.take_in_stream([pictured()])
    sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(taken.original.sha256),)),)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save(
            PhotographDescription("IPN 1", sides=sides), scans={taken.original.sha256: taken}
        )
        catalogue.commit()
    work_off(holding)  # the derivative, and with it the hash
    bring(holding, pictured(turn=90, size=(200, 150), kind="JPEG"), "again.jpg")
    bring(holding, pictured(seed=2), "another.png")
    bring(holding, pictured(seed=2, kind="JPEG"), "another.jpg")
    shown = show_accession(holding, ZOFIA, kept_accession(holding, ZOFIA, FORM_KEY))
    again, another, third = shown.accession.scans
    assert [near.reference_code for near in shown.near[again.sha256]] == ["IPN 1"]
    assert [near.is_same_picture for near in shown.near[again.sha256]] == [True]
    assert [near.agreement is None for near in shown.near[again.sha256]] == [False]
    assert shown.near[another.sha256] == ()
    assert [one.scan.file_name for one in shown.beside[third.sha256]] == ["another.png"]
