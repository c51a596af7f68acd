"""Sides by file names: every name here is of a kind that scanners and archivists give."""

import pytest

from app.domain.side_names import FileGroup, grouped, read_side_names
from app.domain.sides import SideKind

RECTO, VERSO = SideKind.RECTO, SideKind.VERSO


def told(groups: tuple[FileGroup, ...]) -> list[tuple[str, dict[str, str]]]:
    """The groups as (stem, {side: file})."""
    return [(group.stem, {file.kind.value: file.name for file in group.files}) for group in groups]


@pytest.mark.parametrize(
    ("recto", "verso", "stem"),
    [
        ("12_r.tif", "12_v.tif", "12"),
        ("IPN-12 a.jpg", "IPN-12 b.jpg", "IPN-12"),
        ("12a.jpg", "12b.jpg", "12"),
        ("buzuluk-recto.png", "buzuluk-verso.png", "buzuluk"),
        ("Card.Front.JPG", "Card.Back.JPG", "Card"),
        ("Buzułuk awers.tif", "Buzułuk rewers.tif", "Buzułuk"),
        ("Zdjęcie_PRZÓD.TIF", "Zdjęcie_TYŁ.TIF", "Zdjęcie"),
        ("zdjęcie przod.jpg", "zdjęcie tyl.jpg", "zdjęcie"),
        ("scan_001.tif", "scan_002.tif", "scan"),
        ("scan-1.tif", "scan-2.tif", "scan"),
        ("album (r).jpeg", "album (v).jpeg", "album"),
        ("MiXeD_R.TiF", "mixed_v.tif", "MiXeD"),
        ("x_r.tif.jpg", "x_v.tif.jpg", "x"),
        ("x_r.cr3", "x_v.cr3", "x"),
        ("no ending_r", "no ending_v", "no ending"),
        ("recto_7.jp2", "verso_7.jp2", "7"),
        ("1938.12.04_r.jp2", "1938.12.04_v.jp2", "1938.12.04"),
        ("12verso.jpg".replace("verso", "recto"), "12verso.jpg", "12"),
        ("12.jpg", "12_verso.jpg", "12"),
        ("12.jpg", "12b.jpg", "12"),
    ],
)
def test_two_names_are_two_sides_of_one_photograph(recto: str, verso: str, stem: str) -> None:
    expected = [(stem, {"recto": recto, "verso": verso})]
    assert told(grouped([recto, verso])) == expected
    (group,) = grouped([verso, recto])
    assert [(file.kind, file.name, file.place) for file in group.files] == [
        (RECTO, recto, 1),
        (VERSO, verso, 0),
    ]


def test_a_name_in_decomposed_letters_is_the_same_name() -> None:
    """Files from a Mac: ł stays, ó and ę come as a letter and a mark."""
    (group,) = grouped(["Zdje\u0328cie_przo\u0301d.jpg", "Zdj\u0119cie_ty\u0142.jpg"])
    assert [file.kind for file in group.files] == [RECTO, VERSO]
    assert group.stem == "Zdj\u0119cie"


def test_three_sides_and_an_envelope() -> None:
    names = ["7_koperta.tif", "7_verso.tif", "7_recto.tif", "7_detail.tif"]
    assert told(grouped(names)) == [
        (
            "7",
            {
                "recto": "7_recto.tif",
                "verso": "7_verso.tif",
                "envelope": "7_koperta.tif",
                "detail": "7_detail.tif",
            },
        )
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["DSC01234.JPG", "DSC01235.JPG"],
        ["IMG_001.jpg", "IMG_002.jpg", "IMG_003.jpg"],
        ["album 1.tif", "album 2.tif", "album 3.tif", "album 4.tif"],
        ["12a.jpg", "12b.jpg", "12c.jpg"],
        ["Anna.jpg", "Bertha.jpg"],
        ["folder.jpg", "server.jpg"],
        ["portrait_v.jpg"],
        ["1.jpg", "2.jpg"],
        ["a.jpg", "b.jpg"],
        ["v.1.2", "v.1.3"],
    ],
)
def test_names_that_say_nothing_are_photographs_of_their_own(names: list[str]) -> None:
    groups = grouped(names)
    assert [[file.name for file in group.files] for group in groups] == [[name] for name in names]
    assert {file.kind for group in groups for file in group.files} == {RECTO}


def test_a_word_needs_no_partner() -> None:
    assert told(grouped(["9 rewers.jpg"])) == [("9", {"verso": "9 rewers.jpg"})]


def test_groups_stand_in_the_order_of_their_first_names() -> None:
    names = ["b_v.tif", "a_r.tif", "b_r.tif", "holiday.tif", "a_v.tif"]
    assert [group.stem for group in grouped(names)] == ["b", "a", "holiday"]


def test_two_files_of_one_side_are_both_kept() -> None:
    (group,) = grouped(["7_r.tif", "7_v.tif", "7_r.jpg"])
    assert [(file.kind, file.place) for file in group.files] == [(RECTO, 0), (RECTO, 2), (VERSO, 1)]


@pytest.mark.parametrize("name", ["", ".jpg", "_.tif", "...", "r", "recto.jpg", "\u202er_v.gpj"])
def test_no_name_is_too_odd(name: str) -> None:
    (group,) = grouped([name])
    assert [file.name for file in group.files] == [name]


def test_a_house_may_have_its_own_rule() -> None:
    rule = read_side_names("P/T okładka=album-page")
    assert told(grouped(["3_p.tif", "3_t.tif", "3_r.tif", "4 okładka.tif"], rule)) == [
        ("3_p", {"recto": "3_p.tif"}),
        ("3_t", {"recto": "3_t.tif"}),
        ("3_r", {"recto": "3_r.tif"}),
        ("4", {"album page": "4 okładka.tif"}),
    ], "r is no mark here, so p and t are letters of a series"
    assert told(grouped(["3_p.tif", "3_t.tif"], rule)) == [
        ("3", {"recto": "3_p.tif", "verso": "3_t.tif"})
    ]


@pytest.mark.parametrize("text", ["recto", "a/b/c", "x=nothing", "a_b/c", "/v", "="])
def test_a_rule_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        read_side_names(text)
