"""An accession as fields: written and read back, corrected, and never short of a scan."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.accession_form import accession_of, fields_of, joined, put_out_by
from app.domain.accessions import Accession, ArrivedScan, RefusedScan, ScanGroup
from app.domain.embedded_facts import OFFERED
from app.domain.side_names import EVERY_NAME
from app.domain.sides import SideKind

DIGEST = f"{1:064x}"
OTHER = f"{2:064x}"
lines = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@st.composite
def accessions(draw: st.DrawFn) -> Accession:
    digests = iter(f"{number:064x}" for number in range(1000))
    groups = draw(st.lists(st.integers(1, 3), max_size=4))
    return Accession(
        draw(lines),
        tuple(
            ScanGroup(
                draw(lines),
                tuple(
                    ArrivedScan(
                        next(digests),
                        draw(lines),
                        draw(st.sampled_from(SideKind)),
                        draw(st.none() | st.integers(0, 2**63 - 1)),
                        draw(lines),
                    )
                    for _ in range(size)
                ),
                draw(st.frozensets(st.sampled_from(OFFERED))),
            )
            for size in groups
        ),
        tuple(RefusedScan(name, "why", "id", "code") for name in draw(st.sets(lines, max_size=2))),
    )


@given(accessions())
def test_what_is_written_as_fields_is_read_back(accession: Accession) -> None:
    assert accession_of(fields_of(accession)) == accession


def scan_fields(
    place: int, digest: str, *, group: str, name: str = "7_r.tif"
) -> list[tuple[str, str]]:
    told = {"sha256": digest, "name": name, "side": "recto", "group": group}
    return [(f"scan-{place}-{column}", value) for column, value in told.items()]


def test_a_scan_is_moved_to_another_group_or_to_one_of_its_own() -> None:
    codes = [("group-0-code", "A"), ("group-1-code", "B")]
    moved = accession_of(
        [*codes, *scan_fields(0, DIGEST, group="1"), *scan_fields(1, OTHER, group="alone")]
    )
    assert [(group.reference_code, len(group.scans)) for group in moved.groups] == [
        ("B", 1),
        ("7_r", 1),
    ]


def test_only_what_is_put_out_is_left_out() -> None:
    fields = [*scan_fields(0, DIGEST, group="out"), *scan_fields(1, OTHER, group="nowhere")]
    assert [scan.sha256 for scan in accession_of(fields).scans] == [OTHER]
    assert put_out_by(fields) == {DIGEST}


def test_what_arrived_while_the_form_was_on_the_screen_is_kept() -> None:
    kept = Accession().with_scans(
        [ArrivedScan(DIGEST, "7_r.tif"), ArrivedScan(OTHER, "7_v.tif")], EVERY_NAME
    )
    typed = accession_of([("group-0-code", "IPN 7"), *scan_fields(0, DIGEST, group="0")])
    both = joined(typed, kept, (), EVERY_NAME)
    assert {scan.sha256 for scan in both.scans} == {DIGEST, OTHER}
    assert both.groups[0].reference_code == "IPN 7"
    assert [scan.sha256 for scan in joined(typed, kept, [OTHER], EVERY_NAME).scans] == [DIGEST]


def test_a_form_that_says_nothing_leaves_corrections_alone() -> None:
    corrected = ScanGroup("IPN 7", (ArrivedScan(DIGEST, "7_r.tif"),))
    kept = Accession("UNIT", (corrected,))
    assert joined(accession_of([("do", "bring")]), kept, (), EVERY_NAME) == kept


def test_fields_that_make_no_sense_are_passed_over() -> None:
    odd = [
        ("scan-0-sha256", "../../etc/passwd"),
        ("scan-x-sha256", DIGEST),
        ("scan-1-sha256", DIGEST),
        ("scan-1-likeness", "zz"),
        ("scan-1-group", "99"),
        ("group--code", "x"),
        ("nothing", "at all"),
    ]
    (scan,) = accession_of(odd).scans
    assert (scan.sha256, scan.likeness, scan.side) == (DIGEST, None, SideKind.RECTO)
