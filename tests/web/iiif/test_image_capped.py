"""Images that everybody may see up to a size, and whoever signs in whole: by every way."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.access import AccessRule
from app.domain.accounts import Role
from app.domain.errors import BadImageRequest, ImageWithheld
from app.domain.extent import Extent
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.iiif.image_version import ImageVersion
from app.services.deliver_image import order_image

CAP = 300
NOTICE = {"en": ["Large pictures on request"]}
RULE = AccessRule(until_on=date(2999, 12, 31), notice=NOTICE, reason="a contract", size_cap_px=CAP)
AUTH_2 = "http://iiif.io/api/auth/2/context.json"


@contextmanager
def ruled(site: Any, rule: AccessRule | None) -> Iterator[None]:
    """Put a rule on the published photograph, and take it away again."""
    said = site.published.description
    for access in (rule, None):
        with site.holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save(replace(said, access=access), photograph_id=site.published.id)
            catalogue.commit()
        if access is not None:
            yield


@pytest.fixture(scope="module")
def capped(derived: Any) -> Iterator[Any]:
    """The site, its published photograph capped."""
    with ruled(derived, RULE):
        yield derived


def size_of(answer: Any) -> tuple[int, int]:
    with Image.open(io.BytesIO(answer.content)) as picture:
        return picture.size


def whole_of(site: Any) -> Extent:
    scan = site.published.description.sides[0].scans[0]
    return Extent(scan.width_px, scan.height_px)


@pytest.mark.parametrize("version", [2, 3])
def test_the_description_leads_on_to_that_of_a_smaller_image(capped: Any, version: int) -> None:
    """Authorization Flow 1.0, 3.2 Tiered Access."""
    base = f"/iiif/{version}/{capped.recto}"
    answer = capped.client.get(f"{base}/info.json")
    assert answer.status_code == 302
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["location"].endswith(f"{base}~{CAP}/info.json?instead")
    met = capped.client.get(answer.headers["location"])
    assert met.status_code == 200
    probe, login = met.json()["service"]
    assert probe["id"].endswith(f"/iiif/auth/probe/{capped.recto}")
    assert login["profile"] == "http://iiif.io/api/auth/1/login"
    described = capped.client.get(f"{base}~{CAP}/info.json")
    assert "service" not in described.json()
    assert described.headers["cache-control"].startswith("public")
    told, beside = described.json(), {"service", "@context"}
    assert {name: value for name, value in met.json().items() if name not in beside} == {
        name: value for name, value in told.items() if name not in beside
    }
    assert (told.get("id") or told["@id"]).endswith(f"{base}~{CAP}")
    assert max(told["width"], told["height"]) == CAP
    beyond = told if version == 3 else told["profile"][1]
    assert (beyond["maxWidth"], beyond["maxHeight"]) == (told["width"], told["height"])
    assert not {"sizeUpscaling", "sizeAboveFull"} & set(str(beyond).split("'"))


def test_all_that_the_smaller_image_lists_is_given(capped: Any) -> None:
    told = capped.client.get(f"/iiif/3/{capped.recto}~{CAP}/info.json").json()
    sizes = [(size["width"], size["height"]) for size in told["sizes"]]
    assert sizes[-1] == (told["width"], told["height"])
    for width, height in sizes:
        answer = capped.client.get(
            f"/iiif/3/{capped.recto}~{CAP}/full/{width},{height}/0/default.jpg"
        )
        assert (answer.status_code, size_of(answer)) == (200, (width, height))
        assert "immutable" in answer.headers["cache-control"]
    (tiles,) = told["tiles"]
    for factor in tiles["scaleFactors"]:
        span = tiles["width"] * factor
        for x, y in product(range(0, told["width"], span), range(0, told["height"], span)):
            width, height = min(span, told["width"] - x), min(span, told["height"] - y)
            size = f"{-(-width // factor)},{-(-height // factor)}"
            path = f"/iiif/3/{capped.recto}~{CAP}/{x},{y},{width},{height}/{size}/0/default.jpg"
            assert capped.client.get(path).status_code == 200


@pytest.mark.parametrize(
    "tail",
    [
        "full/max/0/default.jpg",
        "full/^max/0/default.png",
        "full/pct:99/0/default.jpg",
        f"full/{CAP + 1},/0/default.jpg",
        "0,0,64,64/max/0/default.jpg",
        "0,0,3,3/2,2/0/default.png",
        "square/max/90/gray.webp",
        "pct:0,0,50,50/max/!45/default.jpg",
    ],
)
def test_more_of_the_image_is_refused_as_the_probe_says(capped: Any, tail: str) -> None:
    for headers in (dict[str, str](), {"cookie": "verso_session=x"}):
        answer = capped.client.get(f"/iiif/3/{capped.recto}/{tail}", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["access-control-allow-origin"] == "*"
    told = capped.client.get(f"/iiif/auth/probe/{capped.recto}").json()
    assert told["status"] == 401


def test_the_probe_names_what_is_shown_instead(capped: Any) -> None:
    told = capped.client.get(f"/iiif/auth/probe/{capped.recto}").json()
    assert told["note"] == NOTICE
    (instead,) = told["substitute"]
    assert instead["type"] == "Image"
    answer = capped.client.get(instead["id"])
    assert (answer.status_code, size_of(answer)) == (200, (instead["width"], instead["height"]))
    (service,) = instead["service"]
    described = capped.client.get(f"{service['id']}/info.json")
    assert described.json()["id"] == service["id"]
    assert capped.client.get(f"/iiif/auth/probe/{capped.recto}~{CAP}").status_code == 404


def test_whoever_signs_in_sees_it_whole(capped: Any, people: Any) -> None:
    whole = whole_of(capped)
    browser = people[Role.VIEWER]
    answer = browser.get(f"/iiif/3/{capped.recto}/full/max/0/default.jpg")
    assert (answer.status_code, size_of(answer)) == (200, (whole.width_px, whole.height_px))
    assert answer.headers["cache-control"] == "private, no-store"
    described = browser.get(f"/iiif/3/{capped.recto}/info.json")
    assert described.status_code == 200
    assert described.json()["@context"][0] == AUTH_2
    smaller = browser.get(f"/iiif/3/{capped.recto}~{CAP}/full/max/0/default.jpg")
    assert max(size_of(smaller)) == CAP
    record = browser.get(f"/photographs/{capped.published.id}").text
    assert "a contract" in record


PICTURE = st.sampled_from(["", f"~{CAP}"])
NUMBERS = st.integers(0, 1300)
REGIONS = st.one_of(
    st.sampled_from(["full", "square"]),
    st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS).map(lambda four: ",".join(map(str, four))),
    st.tuples(*[st.floats(0, 100)] * 4).map(
        lambda four: "pct:" + ",".join(f"{one:.3f}" for one in four)
    ),
)
SIZES = st.one_of(
    st.sampled_from(["max", "^max", "full"]),
    st.builds("{}{}{}".format, st.sampled_from(["", "^"]), st.just("pct:"), st.integers(1, 200)),
    st.builds(
        "{}{},{}".format,
        st.sampled_from(["", "^", "!", "^!"]),
        st.one_of(st.just(""), NUMBERS.map(str)),
        st.one_of(st.just(""), NUMBERS.map(str)),
    ),
)
TURNS = st.sampled_from(["0", "90", "!180", "33.3"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(ImageVersion), PICTURE, st.tuples(REGIONS, SIZES, TURNS).map("/".join))
@example(ImageVersion.V3, "", "0,0,1,1/1,1/0")
@example(ImageVersion.V3, f"~{CAP}", "0,0,1,1/^1000,1000/0")
@example(ImageVersion.V2, f"~{CAP}", "0,0,100,100/1000,/0")
def test_no_request_of_a_visitor_is_answered_at_a_larger_scale(
    capped: Any, version: ImageVersion, name: str, asked: str
) -> None:
    whole = whole_of(capped)
    longer = max(whole.width_px, whole.height_px)
    tail = f"{asked}/default.jpg"
    try:
        ordered = order_image(
            capped.holding, THE_PUBLIC, f"{capped.recto}{name}", tail, version=version
        )
    except (BadImageRequest, ImageWithheld):
        return
    plan = ordered.plan
    assert ordered.is_public
    # A smaller image is cut along its own pixels, which are whole ones of the scan but for half a
    # pixel at each end; the picture as a whole may be rounded up.
    slack = 1.0 if name or plan.region == whole.whole else 0.0
    scale = CAP / longer
    assert plan.width_px <= (plan.region.width_px + slack) * scale + bool(not name) * slack
    assert plan.height_px <= (plan.region.height_px + slack) * scale + bool(not name) * slack


def test_parts_of_the_image_are_cut_along_the_pixels_that_everybody_sees(capped: Any) -> None:
    """Whoever asks for the same part moved by a pixel, again and again, learns nothing by it."""
    assert max(whole_of(capped).width_px, whole_of(capped).height_px) == 2 * CAP
    parts = ("0,0,64,64", "1,0,63,64", "1,1,62,62", "0,1,64,63")
    tags = {
        order_image(
            capped.holding, THE_PUBLIC, capped.recto, f"{part}/8,8/0/default.png",
            version=ImageVersion.V3,
        ).etag
        for part in parts
    }  # fmt: skip
    assert len(tags) == 1


def test_a_smaller_image_is_what_its_parts_make(capped: Any) -> None:
    """Two halves side by side are the whole: regions fall on the right pixels of the scan."""
    base = f"/iiif/3/{capped.recto}~{CAP}"
    told = capped.client.get(f"{base}/info.json").json()
    width, height = told["width"], told["height"]
    half = width // 2
    both = Image.new("RGB", (width, height))
    for x, part in ((0, half), (half, width - half)):
        answer = capped.client.get(f"{base}/{x},0,{part},{height}/max/0/default.png")
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.size == (part, height)
            both.paste(picture.convert("RGB"), (x, 0))
    with Image.open(io.BytesIO(capped.client.get(f"{base}/full/max/0/default.png").content)) as one:
        pairs = zip(one.convert("RGB").tobytes(), both.tobytes(), strict=True)
        apart = [abs(a - b) for a, b in pairs]
    assert sum(apart) / len(apart) < 4


def test_documents_name_what_everybody_may_ask_for(capped: Any) -> None:
    """Manifests of both versions, the pages, EDM, JSON-LD: each picture that they name is given."""
    photograph = capped.published.id
    paths = (
        f"/iiif/presentation/3/{photograph}/manifest",
        f"/iiif/presentation/2/{photograph}/manifest",
        f"/photographs/{photograph}",
        f"/photographs/{photograph}.jsonld",
        f"/oai?verb=GetRecord&metadataPrefix=edm&identifier=urn:uuid:{photograph}",
        "/search?q=site",
        "/",
    )
    seen = set()
    for path in paths:
        answer = capped.client.get(path)
        assert answer.status_code == 200, path
        named = pictures_in(answer.text)
        assert named, path
        seen |= named
    for address in sorted(seen):
        answer = capped.client.get(address)
        assert answer.status_code == 200, address
        assert max(size_of(answer)) <= CAP, address


def pictures_in(text: str) -> set[str]:
    """Find the addresses of images in any document."""
    found = re.findall(r"/iiif/[23]/[0-9a-f~-]+/[^\"'\s<>]+?/default\.(?:jpg|png)", text)
    return set(found)


def test_the_sheet_has_no_larger_picture_than_everybody_may_see(capped: Any, people: Any) -> None:
    def largest(client: Any) -> int:
        answer = client.get(f"/photographs/{capped.published.id}/sheet.pdf")
        assert answer.status_code == 200
        widths = re.findall(rb"/Width (\d+)", answer.content)
        return max(map(int, widths))

    assert largest(people[Role.VIEWER]) > CAP
    assert largest(capped.client) <= CAP
