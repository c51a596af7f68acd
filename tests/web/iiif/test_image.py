"""IIIF Image API 3.0 and 2.1.1 over HTTP: what the consortium's validator does not look at."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

PROFILE = '<http://iiif.io/api/image/{0}/level2.json>;rel="profile"'


@pytest.mark.parametrize("version", [2, 3])
def test_the_base_address_leads_on_to_the_information(site: Any, version: int) -> None:
    for base in (f"/iiif/{version}/{site.recto}", f"/iiif/{version}/{site.recto}/"):
        answer = site.client.get(base)
        assert answer.status_code == 303
        here = str(site.client.base_url).rstrip("/")
        assert answer.headers["location"] == f"{here}/iiif/{version}/{site.recto}/info.json"


@pytest.mark.parametrize("version", [2, 3])
def test_the_information_is_json_or_json_ld_as_asked(site: Any, version: int) -> None:
    path = f"/iiif/{version}/{site.recto}/info.json"
    plain, linked = (
        site.client.get(path, headers={"accept": accept})
        for accept in ("*/*", "application/ld+json")
    )
    context = f"http://iiif.io/api/image/{version}/context.json"
    assert plain.headers["content-type"] == "application/json"
    assert linked.headers["content-type"] == f'application/ld+json;profile="{context}"'
    assert plain.json() == linked.json()
    assert PROFILE.format(version) in plain.headers["link"]
    assert f"<{context}>" in plain.headers["link"]
    assert plain.headers["access-control-allow-origin"] == "*"
    assert "Accept" in plain.headers["vary"]


def test_the_information_is_asked_for_in_vain_while_nothing_changes(site: Any) -> None:
    path = f"/iiif/3/{site.recto}/info.json"
    tag = site.client.get(path).headers["etag"]
    again = site.client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"


def test_an_image_says_what_it_is_and_what_it_is_best_called(site: Any) -> None:
    answer = site.client.get(f"/iiif/3/{site.recto}/pct:0,0,50,50/100,/0/color.jpg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert answer.headers["access-control-allow-origin"] == "*"
    here = str(site.client.base_url).rstrip("/")
    canonical = f"{here}/iiif/3/{site.recto}/0,0,300,200/100,67/0/default.jpg"
    assert answer.headers["link"] == f'{PROFILE.format(3)}, <{canonical}>;rel="canonical"'
    assert Image.open(BytesIO(answer.content)).size == (100, 67)


def test_a_caret_in_a_link_is_escaped_as_addresses_are(site: Any) -> None:
    answer = site.client.get(f"/iiif/3/{site.recto}/0,0,60,40/%5E600,/0/default.jpg")
    assert "/%5E600,400/0/default.jpg>" in answer.headers["link"]


def test_one_picture_has_the_same_bytes_and_tag_in_both_versions(site: Any) -> None:
    tails = {3: "full/300,200/0/default.jpg", 2: "full/300,/0/color.jpg"}
    three, two = (
        site.client.get(f"/iiif/{version}/{site.recto}/{tail}") for version, tail in tails.items()
    )
    assert three.content == two.content
    assert three.headers["etag"] == two.headers["etag"]
    assert not three.headers["etag"].startswith("W/")


def test_other_pictures_have_other_tags(site: Any) -> None:
    tails = ("full/max/0/default.jpg", "full/max/0/default.png", "full/max/180/default.jpg")
    tags = {site.client.get(f"/iiif/3/{site.recto}/{tail}").headers["etag"] for tail in tails}
    assert len(tags) == 3


def test_an_image_that_is_held_is_not_made_again(site: Any) -> None:
    path = f"/iiif/3/{site.recto}/full/max/0/gray.png"
    tag = site.client.get(path).headers["etag"]
    again = site.client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag


def test_head_tells_how_long_the_image_is(site: Any) -> None:
    path = f"/iiif/3/{site.recto}/full/max/0/default.png"
    head, get = site.client.head(path), site.client.get(path)
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))


@pytest.mark.parametrize(
    ("tail", "part"),
    [
        ("0,0,0,10/max/0/default.jpg", "region"),
        ("full/600,401,/0/default.jpg", "size"),
        ("full/1200,/0/default.jpg", "size"),
        ("full/NaN,/0/default.jpg", "size"),
        ("full/max/361/default.jpg", "rotation"),
        ("full/max/0/best.jpg", "quality"),
        ("full/max/0/default.jp2", "format"),
        ("full/max/0/default", "format"),
        ("full/max/default.jpg", "address"),
        ("full/max/0/x/default.jpg", "address"),
    ],
)
def test_what_cannot_be_given_is_told_by_its_part_in_plain_text(
    site: Any, tail: str, part: str
) -> None:
    answer = site.client.get(f"/iiif/3/{site.recto}/{tail}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert f"{part} (" in answer.text


@pytest.mark.parametrize("tail", ["", "/info.json", "/full/max/0/default.jpg"])
def test_what_is_not_published_is_not_there_for_the_public_and_kept_by_no_cache(
    site: Any, tail: str
) -> None:
    path = f"/iiif/3/{site.hidden}{tail}"
    assert site.client.get(path, headers=site.reader).status_code in {200, 303}
    hidden = site.client.get(path)
    assert hidden.status_code == 404
    unknown = site.client.get(f"/iiif/3/{site.published.id}{tail}")
    assert unknown.status_code == 404
    assert unknown.text == hidden.text


def test_what_only_some_may_see_is_kept_by_no_cache(site: Any) -> None:
    for tail in ("info.json", "full/max/0/default.jpg"):
        answer = site.client.get(f"/iiif/3/{site.hidden}/{tail}", headers=site.reader)
        assert answer.headers["cache-control"] == "private, no-store"


def test_there_is_no_fourth_version(site: Any) -> None:
    assert site.client.get(f"/iiif/4/{site.recto}/info.json").status_code == 404
