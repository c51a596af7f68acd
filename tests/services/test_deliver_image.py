import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import orjson
import pytest
from PIL import Image

from app.domain.errors import BadImageRequest, DamagedHolding, NotFound
from app.domain.photographs import PhotographDescription
from app.domain.rights import RightsDescription
from app.domain.saving import Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, open_holding
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import ask_for_better, make_image, order_image
from app.services.describe_image import describe_image
from app.services.withdraw import withdraw
from app.services.work_off import work_off
from app.settings import Settings

V2, V3 = ImageVersion.V2, ImageVersion.V3


def scan_of(holding: Holding, photograph_id: str) -> ScanDescription:
    with holding.open(THE_DESK) as catalogue:
        return catalogue.photograph(photograph_id).description.sides[0].scans[0]


def remove_original(holding: Holding, sha256: str) -> None:
    holding.layout.original(sha256).unlink()


def test_an_image_is_made_as_it_was_ordered(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    ordered = order_image(holding, THE_PUBLIC, scan.id, "0,0,20,20/10,/90/gray.png", version=V3)
    assert ordered.canonical.endswith(f"/iiif/3/{scan.id}/0,0,20,20/10,10/90/gray.png")
    picture = Image.open(BytesIO(make_image(holding, ordered)))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (10, 10), "L")


def test_an_order_is_decided_before_the_file_is_opened(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    remove_original(holding, scan.sha256)
    ordered = order_image(holding, THE_PUBLIC, scan.id, "full/max/0/default.jpg", version=V3)
    with pytest.raises(DamagedHolding):
        make_image(holding, ordered)


def test_one_picture_is_made_once_for_all_its_addresses(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    three = order_image(holding, THE_PUBLIC, scan.id, "full/15,10/0/default.jpg", version=V3)
    made = make_image(holding, three)
    remove_original(holding, scan.sha256)
    for tail in ("full/15,/0/color.jpg", "0,0,30,20/pct:50/360/default.jpg"):
        two = order_image(holding, THE_PUBLIC, scan.id, tail, version=V2)
        assert two.etag == three.etag
        assert make_image(holding, two) == made


def test_a_kept_picture_is_given_to_nobody_who_may_not_see_it_any_more(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    photograph = published("A 1", "red")
    scan = scan_of(holding, photograph.id)
    tail = "full/max/0/default.jpg"
    make_image(holding, order_image(holding, THE_PUBLIC, scan.id, tail, version=V3))
    withdraw(holding, THE_DESK, photograph.id, reason="rights")
    with pytest.raises(NotFound):
        order_image(holding, THE_PUBLIC, scan.id, tail, version=V3)


def test_with_a_derivative_the_original_is_not_read_any_more(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    work_off(holding)
    remove_original(holding, scan.sha256)
    for tail in ("full/max/0/default.jpg", "3,2,11,7/20,/30/gray.webp"):
        ordered = order_image(
            holding, THE_PUBLIC, scan.id, tail.replace("/20,", "/^20,"), version=V3
        )
        assert ordered.is_lasting
        assert Image.open(BytesIO(make_image(holding, ordered))).format in {"JPEG", "WEBP"}


def test_an_image_has_another_tag_once_it_comes_from_a_derivative(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    tail = "full/max/0/default.jpg"
    before = order_image(holding, THE_PUBLIC, scan.id, tail, version=V3)
    assert not before.is_lasting
    work_off(holding)
    after = order_image(holding, THE_PUBLIC, scan.id, tail, version=V3)
    assert before.etag != after.etag
    assert after.stored is not None
    assert make_image(holding, after) == after.derivative.read(after.stored)  # type: ignore[union-attr] # it was just made


def test_an_image_without_a_derivative_has_one_made(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    work_off(holding)
    holding.derivatives.remove(scan.sha256)
    ordered = order_image(holding, THE_PUBLIC, scan.id, "full/max/0/default.jpg", version=V3)
    make_image(holding, ordered)
    ask_for_better(holding, ordered)
    assert work_off(holding) == 1
    assert holding.derivation.is_whole(scan.sha256)


def test_a_derivative_of_other_settings_serves_while_a_better_one_is_made(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    work_off(holding)
    remove_original(holding, scan.sha256)
    with open_holding(Settings(home=holding.layout.home, derivative_quality=60)) as other:
        ordered = order_image(other, THE_PUBLIC, scan.id, "full/max/0/default.jpg", version=V3)
        assert make_image(other, ordered)
        assert not ordered.is_lasting


@pytest.mark.parametrize("where", ["index", "tile"])
def test_where_a_derivative_is_damaged_the_original_serves_and_it_is_made_anew(
    holding: Holding, published: Callable[..., Saved], where: str
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    work_off(holding)
    path = holding.layout.derivative(holding.derivation.key(scan.sha256))
    body = path.read_bytes()
    old, new = {"index": (b"PK\5\6", b"PK\5\7"), "tile": (b"\xff\xd9", b"\xff\xd8")}[where]
    path.write_bytes(body.replace(old, new))
    holding.derivatives.close(holding.derivation.key(scan.sha256))  # as after a restart
    ordered = order_image(holding, THE_PUBLIC, scan.id, "full/max/0/default.jpg", version=V3)
    assert Image.open(BytesIO(make_image(holding, ordered))).size == (30, 20)
    ask_for_better(holding, ordered)
    assert work_off(holding) == 1
    assert path.read_bytes() == body


def test_whether_everybody_may_see_it_is_told(
    holding: Holding, catalogued: Callable[..., Saved], published: Callable[..., Saved]
) -> None:
    draft = scan_of(holding, catalogued("A 1", "red").id)
    shown = scan_of(holding, published("A 2", "blue").id)
    for scan, is_public in ((draft, False), (shown, True)):
        ordered = order_image(holding, THE_DESK, scan.id, "full/max/0/default.jpg", version=V3)
        assert ordered.is_public is is_public
        assert describe_image(holding, THE_DESK, scan.id, version=V3).is_public is is_public


def test_what_cannot_be_made_is_refused_when_it_is_ordered(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    with pytest.raises(BadImageRequest):
        order_image(holding, THE_PUBLIC, scan.id, "full/31,/0/default.jpg", version=V3)


def test_the_information_names_its_service_and_the_size(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    scan = scan_of(holding, published("A 1", "red").id)
    document = describe_image(holding, THE_PUBLIC, scan.id, version=V2)
    told = orjson.loads(document.body)
    assert told["@id"] == holding.addresses.image_service(scan.id, V2)
    assert (told["width"], told["height"]) == (30, 20)
    assert document.etag.strip('"') == hashlib.sha256(document.body).hexdigest()[:32]


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        (
            "http://rightsstatements.org/vocab/InC/1.0/",
            "http://rightsstatements.org/vocab/InC/1.0/",
        ),
        ("https://archive.example.org/terms", None),  # Image API 3.0, 5.6: it takes no such URI
    ],
)
def test_the_information_tells_only_rights_that_the_specification_knows(
    holding: Holding, published: Callable[..., Saved], uri: str, told: str | None
) -> None:
    photograph_id = published("A 1", "red").id
    with holding.open(THE_DESK, writes=True) as catalogue:
        described = catalogue.photograph(photograph_id).description
        catalogue.save(replace(described, rights=(RightsDescription(uri),)))
        catalogue.commit()
    document = describe_image(holding, THE_PUBLIC, scan_of(holding, photograph_id).id, version=V3)
    assert orjson.loads(document.body).get("rights") == told


def test_of_a_scan_that_does_not_decode_there_is_no_picture(
    holding: Holding, scan: Callable[..., bytes]
) -> None:
    kept = holding.take_in_stream([scan("red")[:40]])
    described = ScanDescription(kept.original.sha256)
    photograph = PhotographDescription(
        "A 1", sides=(SideDescription(SideKind.RECTO, scans=(described,)),)
    )
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(photograph, scans={kept.original.sha256: kept})
        catalogue.publish(saved.id)
        catalogue.commit()
    image_id = scan_of(holding, saved.id).id
    with pytest.raises(NotFound, match="unreadable"):
        describe_image(holding, THE_PUBLIC, image_id, version=V3)
