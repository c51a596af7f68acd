"""Images as they are shown from derivatives: every tile of odd pictures, and any request at all.

The reference is Pillow's own work on the pixels that were handed in: cut, scaled, mirrored and
turned in the order of IIIF Image API 3.0, 4.6.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from app.domain.errors import BadImageRequest
from app.domain.photographs import PhotographDescription
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, found_holding
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import find_image, make_image, order_image, plan_image
from app.settings import Settings
from app.web.application import create_application

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [
    (1, 1), (1, 20_000), (20_000, 1), (512, 512), (513, 512), (512, 513), (1024, 1024),
    (1025, 1023), (2049, 700),
]  # fmt: skip
SMALL = (41, 30)
LEAST: dict[str, Any] = {"max_width_px": 256, "max_height_px": 256, "max_area_px": 65_536}


def picture(size: tuple[int, int]) -> Image.Image:
    """Draw soft slopes of each colour: whatever is cut, turned or shifted is seen."""
    across = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, ImageChops.invert(across)))


def published(holding: Holding, code: str, pixels: Image.Image) -> str:
    """Publish a picture and make its derivative; give the image's id."""
    written = BytesIO()
    pixels.save(written, "PNG", compress_level=1)
    scan = holding.take_in_stream([written.getvalue()])
    side = SideDescription(SideKind.RECTO, scans=(ScanDescription(scan.original.sha256),))
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(
            PhotographDescription(code, sides=(side,)), scans={scan.original.sha256: scan}
        )
        catalogue.publish(saved.id)
        image_id = catalogue.photograph(saved.id).description.sides[0].scans[0].id
        catalogue.commit()
    holding.derivation.make(scan.original.sha256)
    return image_id


def unlikeness(one: Image.Image, other: Image.Image) -> float:
    """Give the mean difference of two pictures, 0 to 255."""
    assert one.size == other.size
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


@dataclass(frozen=True, slots=True)
class Shown:
    """A running catalogue of odd pictures, by their size."""

    client: httpx.Client
    ids: dict[tuple[int, int], str]
    tiles: Any


@pytest.fixture(scope="module")
def shown(
    tmp_path_factory: pytest.TempPathFactory,
    listener: socket.socket,
    serve_at: Callable[[Any, socket.socket], AbstractContextManager[str]],
) -> Iterator[Shown]:
    home = tmp_path_factory.mktemp("odd") / "holding"
    given_settings = Settings(
        home=home, port=listener.getsockname()[1], max_width_px=20_000, max_height_px=20_000
    )
    with found_holding(given_settings) as holding:
        ids = {size: published(holding, f"ODD {size}", picture(size)) for size in SIZES}
        application = create_application(holding)
        with (
            serve_at(application, listener) as address,
            httpx.Client(base_url=address, timeout=30) as client,
        ):
            yield Shown(client, ids, application.state.tiles)


@pytest.mark.parametrize("size", SIZES)
def test_every_tile_that_is_offered_is_there_and_all_together_are_the_picture(
    shown: Shown, size: tuple[int, int]
) -> None:
    service = f"/iiif/3/{shown.ids[size]}"
    told = shown.client.get(f"{service}/info.json").json()
    assert (told["width"], told["height"]) == size
    tile_px = told["tiles"][0]["width"]
    for factor in told["tiles"][0]["scaleFactors"]:
        level = (-(-size[0] // factor), -(-size[1] // factor))
        together, span = Image.new("RGB", level), tile_px * factor
        for y in range(0, size[1], span):
            for x in range(0, size[0], span):
                width, height = min(span, size[0] - x), min(span, size[1] - y)
                wanted = (-(-width // factor), -(-height // factor))
                tail = f"{x},{y},{width},{height}/{wanted[0]},{wanted[1]}/0/default.jpg"
                answer = shown.client.get(f"{service}/{tail}")
                assert answer.status_code == 200, tail
                assert shown.tiles.answer(f"{service}/{tail}".encode())[1] == answer.content
                tile = Image.open(BytesIO(answer.content))
                assert tile.size == wanted
                together.paste(tile, (x // factor, y // factor))
        expected = picture(size).resize(level, Image.Resampling.BOX)
        assert unlikeness(together, expected) < 3


@pytest.mark.parametrize("size", SIZES)
def test_every_size_that_is_offered_is_stored(shown: Shown, size: tuple[int, int]) -> None:
    service = f"/iiif/3/{shown.ids[size]}"
    for level in shown.client.get(f"{service}/info.json").json()["sizes"]:
        address = f"{service}/full/{level['width']},{level['height']}/0/default.jpg"
        answer = shown.client.get(address)
        whole = Image.open(BytesIO(answer.content))
        assert whole.size == (level["width"], level["height"])
        assert unlikeness(whole, picture(size).resize(whole.size, Image.Resampling.BOX)) < 3


def numbers(most: int) -> st.SearchStrategy[int]:
    return st.integers(min_value=1, max_value=most)


def written(form: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: form.format(*values))


PERCENT = st.sampled_from(["7", "12.5", "33.333", "50", "100"])
REGIONS = st.one_of(
    st.sampled_from(["full", "square"]),
    written("{},{},{},{}", *(st.integers(0, 29) for _ in range(2)), numbers(60), numbers(60)),
    written("pct:{},{},{},{}", st.just("10"), PERCENT, PERCENT, PERCENT),
)
WIDTHS = numbers(200)
ENLARGED = st.sampled_from(["", "^"])
SIZE_FORMS = st.one_of(
    written("{}max", ENLARGED),
    written("{}{},", ENLARGED, WIDTHS),
    written("{},{}", ENLARGED, WIDTHS),
    written("{}pct:{}", ENLARGED, PERCENT),
    written("{}{},{}", ENLARGED, WIDTHS, WIDTHS),
    written("{}!{},{}", ENLARGED, WIDTHS, WIDTHS),
)
TURNS = st.one_of(
    st.sampled_from(["0", "90", "180", "270", "22.5", "359.99"]),
    st.integers(0, 3599).map(lambda tenths: f"{tenths / 10:g}"),
)
ROTATIONS = written("{}{}", st.sampled_from(["", "!"]), TURNS)
GOOD_TAILS = [
    "full/max/0/default.jpg", "square/^!300,300/!90/gray.png", "0,0,41,30/41,30/0/color.webp",
    "pct:10,10,33.3,50/pct:50/22.5/bitonal.gif", "3,4,20,20/,10/270/default.avif",
]  # fmt: skip
LASTS = written("{}.{}", st.sampled_from(list(Quality)), st.sampled_from(list(ImageFormat)))
TAILS = written("{}/{}/{}/{}", REGIONS, SIZE_FORMS, ROTATIONS, LASTS)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Holding, str]]:
    """One small picture, in a catalogue that gives out nothing large."""
    home: Path = tmp_path_factory.mktemp("small") / "holding"
    with found_holding(Settings(home=home, **LEAST)) as holding:
        yield holding, published(holding, "SMALL", picture(SMALL))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(tail=TAILS)
def test_whatever_can_be_asked_is_the_reference_or_is_refused(
    small: tuple[Holding, str], tail: str
) -> None:
    holding, image_id = small
    try:
        ordered = order_image(holding, THE_PUBLIC, image_id, tail, version=ImageVersion.V3)
    except BadImageRequest:
        return
    canonical = ordered.canonical.partition(f"{image_id}/")[2]
    again = order_image(holding, THE_PUBLIC, image_id, canonical, version=ImageVersion.V3)
    assert (again.canonical, again.etag) == (ordered.canonical, ordered.etag)
    answer = Image.open(BytesIO(make_image(holding, ordered)))
    plan = ordered.plan
    assert answer.size == pytest.approx((plan.turned.width_px, plan.turned.height_px), abs=1)
    assert unlikeness(on_white(answer), on_white(reference(plan))) < allowed(plan)


def on_white(seen: Image.Image) -> Image.Image:
    """Lay a picture on white paper, where its corners are empty."""
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen.convert("RGBA")).convert("RGB")


def allowed(plan: RenderPlan) -> float:
    """Say how unlike the reference an answer may be: by what JPEG loses and half a pixel's slope.

    A level whose last pixels are started ones is a trifle larger than the picture: up to one of
    its pixels, at its end. A turned picture has soft edges, on which formats differ: GIF has none.
    """
    half_a_pixel = 255 / min(plan.width_px, plan.height_px) / 2
    edges = 0.0 if plan.is_upright else 2 * half_a_pixel
    return (40 if plan.quality is Quality.BITONAL else 6) + half_a_pixel + edges


def reference(plan: RenderPlan) -> Image.Image:
    """Make the picture in the plainest way."""
    region = plan.region
    right, bottom = region.x_px + region.width_px, region.y_px + region.height_px
    cut = picture(SMALL).resize(
        (plan.width_px, plan.height_px),
        Image.Resampling.LANCZOS,
        box=(region.x_px, region.y_px, right, bottom),
    )
    if plan.mirrored:
        cut = cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    turned = cut.convert("RGBA").rotate(
        -plan.rotation_deg, expand=True, resample=Image.Resampling.BICUBIC
    )
    seen, grey = turned.getchannel("A"), turned.convert("L")
    if plan.quality is Quality.BITONAL:
        grey = grey.point([0] * 128 + [255] * 128)
    if plan.quality in {Quality.BITONAL, Quality.GRAY}:
        return Image.merge("LA", (grey, seen))
    return turned


PARTS = {"address", "region", "size", "rotation", "quality", "format"}
MUTATIONS = "0,:^!.-+/%<>[]\\`\x00\u0661\u00e9 abcdefnoprtu19"


def test_20_000_malformed_requests_are_refused_by_part_and_nothing_breaks(
    small: tuple[Holding, str],
) -> None:
    holding, image_id = small
    shown = find_image(holding, THE_PUBLIC, image_id)
    chance, refused = Random(20_261_125), 0  # noqa: S311 - a seed, so that every run asks the same
    while refused < 20_000:
        tail = list(chance.choice(GOOD_TAILS))
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(tail))
            tail[place : place + chance.randint(0, 2)] = chance.choice(MUTATIONS)
        version = chance.choice([ImageVersion.V2, ImageVersion.V3])
        try:
            plan_image(holding, shown, "".join(tail), version=version)
        except BadImageRequest as error:
            refused += 1
            (problem,) = error.problems
            assert problem.where in PARTS, tail
            assert "section" in problem.reason or "past" in problem.reason, (tail, problem)
