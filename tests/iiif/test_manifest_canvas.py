"""IIIF Presentation API 3.0, 5.3 Canvas; cookbook 0033 (Choice) and 0283 (missing image).

Sides are presented, then written as version 3 does: what stands in between is tested by both.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits, ScanCondition
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, ScanRole, SideDescription, SideKind, SidePresence
from app.iiif.addresses import Addresses
from app.iiif.canvas_3 import canvas_3
from app.iiif.manifest_canvas import is_album, presented_sides

BASE = "https://archive.example.org"
BELOW = f"{BASE}/iiif/presentation/3/p1"


def made(
    photograph: CataloguedPhotograph, addresses: Addresses, *sides: SideDescription
) -> list[dict[str, Any]]:
    if sides:
        described = replace(photograph.description, sides=sides)
        photograph = replace(photograph, description=described)
    presented = presented_sides(photograph, addresses=addresses, limits=ImageLimits())
    return [
        canvas_3(side, addresses, is_paged=is_album(photograph)).model_dump(
            mode="json", by_alias=True, exclude_none=True
        )
        for side in presented
    ]


def size_of(canvas: dict[str, Any]) -> tuple[int, int]:
    return canvas["width"], canvas["height"]


def test_a_side_with_writing_in_full(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    assert made(photograph, addresses)[1] == {
        "id": f"{BELOW}/canvas/s2",
        "type": "Canvas",
        "label": {"en": ["Verso"], "pl": ["Odwrocie"]},
        "width": 600,
        "height": 400,
        "metadata": [
            {
                "label": {"en": ["Scan"], "pl": ["Skan"]},
                "value": {
                    "en": ["The file is damaged; it is shown as far as it can be read."],
                    "pl": ["Plik jest uszkodzony; pokazano to, co daje się odczytać."],
                },
            }
        ],
        "thumbnail": [
            {
                "id": f"{BASE}/iiif/3/i3/full/300,200/0/default.jpg",
                "type": "Image",
                "format": "image/jpeg",
                "width": 300,
                "height": 200,
            }
        ],
        "items": [
            {
                "id": f"{BELOW}/painting/s2",
                "type": "AnnotationPage",
                "items": [
                    {
                        "id": f"{BELOW}/painting/s2/picture",
                        "type": "Annotation",
                        "motivation": "painting",
                        "body": {
                            "id": f"{BASE}/iiif/3/i3/full/max/0/default.jpg",
                            "type": "Image",
                            "format": "image/jpeg",
                            "width": 600,
                            "height": 400,
                            "service": [
                                {
                                    "id": f"{BASE}/iiif/3/i3",
                                    "type": "ImageService3",
                                    "profile": "level2",
                                }
                            ],
                        },
                        "target": f"{BELOW}/canvas/s2",
                    }
                ],
            }
        ],
        "rendering": [
            {
                "id": f"{BASE}/iiif/3/i3/full/max/0/default.jpg",
                "type": "Image",
                "label": {
                    "en": ["Picture in print resolution (600 x 400)"],
                    "pl": ["Obraz w rozdzielczości do druku (600 x 400)"],
                },
                "format": "image/jpeg",
            }
        ],
        # a reference has no items: TIFY would take an empty list for the whole page
        "annotations": [{"id": f"{BELOW}/annotations/s2", "type": "AnnotationPage"}],
    }


def test_several_captures_of_a_side_are_a_choice_and_the_first_sets_the_size(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    recto = made(photograph, addresses)[0]
    assert size_of(recto) == (3000, 2001)
    body = recto["items"][0]["items"][0]["body"]
    assert body["type"] == "Choice"
    assert [one["id"] for one in body["items"]] == [
        f"{BASE}/iiif/3/i1/full/max/0/default.jpg", f"{BASE}/iiif/3/i2/full/max/0/default.jpg",
    ]  # fmt: skip
    assert [one["label"]["en"] for one in body["items"]] == [["Visible light"], ["Infrared"]]
    assert "annotations" not in recto


def test_captures_of_one_role_are_numbered(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    visible = recto.scans[0]
    again = replace(visible, id="i9")
    raking = replace(visible, id="i8", role=ScanRole.RAKING_LIGHT)
    (canvas,) = made(photograph, addresses, replace(recto, scans=(visible, again, raking)))
    labels = [one["label"]["pl"][0] for one in canvas["items"][0]["items"][0]["body"]["items"]]
    assert labels == ["Światło widzialne", "Światło widzialne (2)", "Światło boczne"]


def test_a_side_that_was_not_digitised_keeps_its_place_in_the_size_of_the_other(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    verso = SideDescription(SideKind.VERSO, presence=SidePresence.NOT_DIGITISED, id="s9")
    _, canvas = made(photograph, addresses, recto, verso)
    assert canvas["id"] == f"{BELOW}/canvas/s9"
    assert size_of(canvas) == (3000, 2001)
    assert canvas["items"] == [
        {"id": f"{BELOW}/painting/s9", "type": "AnnotationPage", "items": []}
    ]
    assert "thumbnail" not in canvas


def test_an_unreadable_capture_leaves_the_readable_one(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    broken = ScanDescription("d" * 64, id="i9", condition=ScanCondition.UNREADABLE)
    (canvas,) = made(photograph, addresses, replace(recto, scans=(broken, recto.scans[0])))
    body = canvas["items"][0]["items"][0]["body"]
    assert (body["type"], body["id"]) == ("Image", f"{BASE}/iiif/3/i1/full/max/0/default.jpg")
    assert "label" not in body
    assert len(canvas["metadata"]) == 1


def test_a_scan_too_large_to_be_shown_gives_its_canvas_its_size(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    bomb = ScanDescription(
        "d" * 64,
        id="i9",
        width_px=60_000,
        height_px=60_000,
        condition=ScanCondition.OVERSIZED,
    )
    _, canvas = made(
        photograph, addresses, recto, SideDescription(SideKind.VERSO, scans=(bomb,), id="s9")
    )
    assert size_of(canvas) == (60_000, 60_000)
    assert canvas["items"][0]["items"] == []


@pytest.mark.parametrize("presence", list(SidePresence))
def test_writing_on_sides_without_any_picture_still_has_a_canvas_to_stand_on(
    photograph: CataloguedPhotograph, addresses: Addresses, presence: SidePresence
) -> None:
    note = InscriptionDescription(InscriptionKind.NOTE, (ReadingDescription("text", id="r1"),))
    side = SideDescription(SideKind.VERSO, presence=presence, inscriptions=(note,), id="s9")
    (canvas,) = made(photograph, addresses, side)
    assert size_of(canvas) == (1000, 1000)
    assert canvas["annotations"] == [{"id": f"{BELOW}/annotations/s9", "type": "AnnotationPage"}]


def test_a_photograph_without_sides_has_one_empty_canvas(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    """5.2: a manifest must have at least one item."""
    bare = replace(photograph, description=PhotographDescription("X 1"))
    (canvas,) = made(bare, addresses)
    assert canvas["id"] == f"{BELOW}/canvas/p1"
    assert canvas["label"] == {"en": ["No picture"], "pl": ["Brak obrazu"]}
    assert canvas["items"] == [
        {"id": f"{BELOW}/painting/p1", "type": "AnnotationPage", "items": []}
    ]


def test_a_side_that_is_withheld_says_why_and_until_when(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    """5.3 `placeholderCanvas`; no viewer of today shows it, so label and metadata say it too."""
    rule = AccessRule(until_on=date(2031, 5, 4), notice={"pl": ["Na prośbę rodziny."]})
    closed = SideDescription(SideKind.VERSO, access=rule, id="s9")
    _, canvas = made(photograph, addresses, recto, closed)
    notice = {
        "en": ["This side is closed to the public.", "Closed until 2031-05-04."],
        "pl": [
            "Ta strona nie jest udostępniana.",
            "Na prośbę rodziny.",
            "Nie udostępnia się do 2031-05-04.",
        ],
    }
    assert canvas["label"] == {"en": ["Verso: withheld"], "pl": ["Odwrocie: nieudostępniona"]}
    (told,) = canvas["metadata"]
    assert told["value"] == notice
    standing_in = canvas["placeholderCanvas"]
    assert (standing_in["id"], standing_in["summary"]) == (f"{BELOW}/notice/s9", notice)
    (painting,) = standing_in["items"][0]["items"]
    assert painting["target"] == f"{BELOW}/notice/s9"
    assert painting["body"]["id"] == f"{BELOW}/notice/s9/words.svg"
    assert painting["body"]["format"] == "image/svg+xml"


def test_details_of_an_album_are_turned_over_with_no_page(
    photograph: CataloguedPhotograph, addresses: Addresses, recto: SideDescription
) -> None:
    """Cookbook 0035: `non-paged`, and only where there are pages."""
    page = replace(recto, kind=SideKind.ALBUM_PAGE, id="s8")
    detail = replace(recto, kind=SideKind.DETAIL, id="s9")
    assert [canvas.get("behavior") for canvas in made(photograph, addresses, page, detail)] == [
        None,
        ["non-paged"],
    ]
    assert "behavior" not in made(photograph, addresses, recto, detail)[1]
