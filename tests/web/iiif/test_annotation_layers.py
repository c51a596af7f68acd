"""Web Annotation Protocol (W3C), 3.1 and 4 over HTTP; Presentation API 3.0, 5.8."""

from typing import Any

import pytest

ANNO = "http://www.w3.org/ns/anno.jsonld"
PREFER = 'return=representation;include="{}"'
NAMES, NOTHING, WHOLE = (
    "http://www.w3.org/ns/oa#PreferContainedIRIs",
    "http://www.w3.org/ns/ldp#PreferMinimalContainer",
    "http://www.w3.org/ns/oa#PreferContainedDescriptions",
)


@pytest.fixture
def container(site: Any) -> str:
    return f"/iiif/annotations/{site.published.id}/"


def test_a_container_says_what_it_is_and_what_can_be_done(site: Any, container: str) -> None:
    """4.1: Link, Allow, ETag, Vary; Content-Type with the profile."""
    answer = site.client.get(container)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f'application/ld+json;profile="{ANNO}"'
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    links = answer.headers["link"]
    assert '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"' in links
    assert "<http://www.w3.org/TR/annotation-protocol/>" in links
    assert {"Accept", "Prefer"} <= set(answer.headers["vary"].split(", "))
    held = {"if-none-match": answer.headers["etag"]}
    assert site.client.get(container, headers=held).status_code == 304
    assert answer.json()["id"] == str(site.client.base_url.join(container))
    head = site.client.head(container)
    assert (head.status_code, head.content) == (200, b"")


def test_a_container_holds_what_is_preferred(site: Any, container: str) -> None:
    """4.2 Container Representations."""

    def first(prefer: str) -> Any:
        headers = {"prefer": PREFER.format(prefer)}
        return site.client.get(container, headers=headers).json()["first"]

    assert isinstance(first(NAMES)["items"][0], str)
    assert first(WHOLE)["items"][0]["type"] == "Annotation"
    assert first(NOTHING).endswith("?page=0")
    assert first("http://example.org/unknown")["items"][0]["type"] == "Annotation"
    assert isinstance(site.client.get(f"{container}?iris=1").json()["first"]["items"][0], str)


@pytest.mark.parametrize(
    ("prefer", "ends", "holds"),
    [
        ("", "/", dict), (WHOLE, "/", dict), (NAMES, "/?iris=1", str), (NOTHING, "/", None),
        (f"{NOTHING} {NAMES}", "/?iris=1", None), (f"{NAMES} {NOTHING}", "/?iris=1", None),
    ],
)  # fmt: skip
def test_each_form_of_a_container_has_an_address_that_is_told(
    site: Any, container: str, prefer: str, ends: str, holds: Any
) -> None:
    """4.2: its id tells names from descriptions, and so does Content-Location; 4.2.2."""
    headers = {"prefer": PREFER.format(prefer)} if prefer else {}
    answer = site.client.get(container, headers=headers)
    told = answer.json()
    address = str(site.client.base_url.join(container)).removesuffix("/") + ends
    assert answer.headers["content-location"] == told["id"] == address
    assert told["type"] == ["BasicContainer", "AnnotationCollection"]
    assert told["@context"] == [ANNO, "http://www.w3.org/ns/ldp.jsonld"]
    assert told["total"] == 1
    if holds is None:
        assert told["first"] == f"{address}{'&' if '?' in address else '?'}page=0"
        assert "contains" not in told
        pages = site.client.get(told["first"]).json()["items"]
        assert isinstance(pages[0], str if NAMES in prefer else dict)
    else:
        assert isinstance(told["first"]["items"][0], holds)


def test_forms_of_a_container_have_tags_of_their_own(site: Any, container: str) -> None:
    forms = [{"prefer": PREFER.format(one)} for one in (NAMES, NOTHING, WHOLE)]
    tags = {site.client.get(container, headers=form).headers["etag"] for form in forms}
    assert len(tags) == 3
    for form in forms:
        answer = site.client.get(container, headers=form)
        again = form | {"if-none-match": answer.headers["etag"]}
        held = site.client.get(container, headers=again)
        assert held.status_code == 304
        assert "#BasicContainer" in held.headers["link"]


def test_containers_and_annotations_are_only_read(site: Any, container: str) -> None:
    """3.1, 4.1 and 4.4: what is not allowed is not told to be."""
    item = site.client.get(container).json()["first"]["items"][0]["id"]
    for address in (container, item):
        options = site.client.options(address)
        assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
        assert "accept-post" not in options.headers
        for verb in ("POST", "PUT", "DELETE", "PATCH"):
            assert site.client.request(verb, address).status_code in {403, 405}
    assert "#BasicContainer" in site.client.options(container).headers["link"]
    for verb in ("GET", "HEAD"):
        annotation = site.client.request(verb, item)
        assert '<http://www.w3.org/ns/ldp#Resource>; rel="type"' in annotation.headers["link"]
        assert annotation.headers["allow"] == "GET, HEAD, OPTIONS"
        assert annotation.headers["content-type"].startswith("application/ld+json")
        assert "Accept" in annotation.headers["vary"]
        assert annotation.headers["etag"]


def test_a_page_of_a_container_answers_at_its_id(site: Any, container: str) -> None:
    """4.3 Annotation Pages."""
    first = site.client.get(container).json()["first"]
    page = site.client.get(first["id"]).json()
    assert (page["id"], page["type"], page["items"]) == (
        first["id"], "AnnotationPage", first["items"],
    )  # fmt: skip
    assert page["partOf"]["id"] == str(site.client.base_url.join(container))


@pytest.mark.parametrize(
    ("query", "name"),
    [("page=x", "page"), ("page=-1", "page"), ("page=", "page"), ("iris=7", "iris")],
)
def test_a_wrong_parameter_is_400_and_named(
    site: Any, container: str, query: str, name: str
) -> None:
    answer = site.client.get(f"{container}?{query}")
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["where"] == name


def test_a_page_past_the_end_is_not_there(site: Any, container: str) -> None:
    assert site.client.get(f"{container}?page=7").status_code == 404


def test_an_annotation_is_given_in_the_words_of_the_w3c_to_who_names_them(
    site: Any, container: str
) -> None:
    """3.1 Annotation Retrieval."""
    item = site.client.get(container).json()["first"]["items"][0]
    accept = f'application/ld+json; profile="{ANNO}"'
    answer = site.client.get(item["id"], headers={"accept": accept})
    assert answer.json() == {"@context": ANNO, **item}
    assert '<http://www.w3.org/ns/ldp#Resource>; rel="type"' in answer.headers["link"]
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_layer_leads_to_its_pages(site: Any) -> None:
    path = f"/iiif/presentation/3/{site.published.id}/layer/diplomatic"
    layer = site.client.get(path).json()
    assert (layer["id"], layer["total"]) == (str(site.client.base_url.join(path)), 1)
    page = site.client.get(layer["first"]["id"]).json()
    assert page["id"] == layer["first"]["id"]
    assert page["partOf"][0]["id"] == layer["id"]
    for unknown in ("translation", "nothing", "..%2f"):
        missing = f"/iiif/presentation/3/{site.published.id}/layer/{unknown}"
        assert site.client.get(missing).status_code == 404


def test_a_draft_s_container_is_for_its_editors(site: Any) -> None:
    path = f"/iiif/annotations/{site.draft.id}/"
    assert site.client.get(path).status_code == 404
    shown = site.client.get(path, headers=site.reader)
    assert shown.headers["cache-control"] == "private, no-store"
