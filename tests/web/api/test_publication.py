"""How far photographs have come, over the API."""

from typing import Any

import httpx

BASE = "/api/photographs"


def published(site: Any, code: str) -> tuple[str, dict[str, Any]]:
    """Make a photograph and publish it; give its address and its document, at version 2."""
    document = {"reference_code": code, "title": {"en": [code]}}
    made = site.client.post(BASE, json=document, headers=site.writer)
    path = f"{BASE}/{made.json()['id']}"
    site.client.post(f"{path}/publish", headers=site.editor)
    return path, made.json()["photograph"]


def put(site: Any, path: str, document: dict[str, Any], version: int) -> httpx.Response:
    answer: httpx.Response = site.client.put(
        path, json=document, headers=site.writer | {"if-match": f'"{version}"'}
    )
    return answer


def test_a_published_photograph_is_changed_beside_itself_until_it_is_published(site: Any) -> None:
    path, document = published(site, "PUB 1")
    changed = put(site, path, document | {"carrier": "glass"}, 2)
    assert (changed.status_code, changed.headers["etag"]) == (200, '"3"')
    assert changed.json()["photograph"]["carrier"] == "glass"
    assert changed.json()["state"] == "draft"
    assert changed.json()["working_copy"]["based_on"] == 2
    public = site.client.get(path)
    assert (public.headers["etag"], public.json()["photograph"]) == ('"2"', document)
    assert "working_copy" not in public.json()
    staff = site.client.get(path, headers=site.reader).json()
    assert (staff["version"], staff["working_copy"]["version"]) == (2, 3)
    copy = site.client.get(f"{path}?working_copy=true", headers=site.reader)
    assert copy.json() == changed.json()
    assert copy.headers["etag"] == '"3"'
    shown = site.client.post(f"{path}/publish", headers=site.editor)
    assert (shown.json()["version"], shown.json()["state"]) == (4, "published")
    assert site.client.get(path).json()["photograph"]["carrier"] == "glass"


def test_what_is_prepared_is_told_to_staff_alone(site: Any) -> None:
    path, document = published(site, "PUB 2")
    put(site, path, document | {"condition": "a secret tear"}, 2)
    assert site.client.get(f"{path}?working_copy=true").status_code == 401
    page = path.removeprefix("/api")
    for address in (path, page, f"{page}.json", f"/iiif/presentation/3/{path[17:]}/manifest"):
        assert "secret tear" not in site.client.get(address).text
    assert "secret" not in site.client.get("/api/search?q=secret").text.replace("q=secret", "")


def test_a_working_copy_goes_to_review_and_back_and_is_given_up(site: Any) -> None:
    path, document = published(site, "PUB 3")
    put(site, path, document | {"carrier": "glass"}, 2)
    sent = site.client.post(f"{path}/review?note=please", headers=site.writer)
    assert (sent.json()["state"], sent.headers["etag"]) == ("in review", '"4"')
    assert site.client.post(f"{path}/publish", headers=site.writer).status_code == 403
    back = site.client.post(f"{path}/return?note=which", headers=site.editor)
    assert (back.json()["state"], back.json()["working_copy"]["reason"]) == ("draft", "which")
    gone = site.client.delete(f"{path}/working-copy", headers=site.writer)
    assert (gone.json()["version"], "working_copy" in gone.json()) == (2, False)
    again = site.client.post(f"{path}/review", headers=site.writer)
    assert again.status_code == 422


def test_of_two_editors_neither_loses_a_word(site: Any) -> None:
    path, document = published(site, "PUB 4")
    with (
        httpx.Client(base_url=site.client.base_url, headers=site.writer, timeout=30) as anna,
        httpx.Client(base_url=site.client.base_url, headers=site.editor, timeout=30) as jan,
    ):
        read = [editor.get(f"{path}?working_copy=true").headers["etag"] for editor in (anna, jan)]
        annas = document | {"title": {"en": ["Soldiers by the Volga"]}, "carrier": "glass"}
        jans = document | {"title": {"en": ["Soldiers on the Volga"]}, "condition": "torn"}
        first = anna.put(path, json=annas, headers={"if-match": read[0]})
        second = jan.put(path, json=jans, headers={"if-match": read[1]})
        assert (first.status_code, second.status_code) == (200, 412)
        assert second.headers["content-type"] == "application/problem+json"
        told = {one["where"]: (one["before"], one["after"]) for one in second.json()["differences"]}
        assert told == {
            "title.en": ("Soldiers by the Volga", "Soldiers on the Volga"),
            "carrier": ("glass", None),
            "condition": (None, "torn"),
        }
        newest = jan.get(f"{path}?working_copy=true")
        assert newest.json()["photograph"] == annas
        both = annas | {"title": jans["title"], "condition": "torn"}
        saved = jan.put(path, json=both, headers={"if-match": newest.headers["etag"]})
        assert (saved.status_code, saved.json()["photograph"]) == (200, both)
    history = site.client.get(f"{path}/revisions", headers=site.reader).json()["items"]
    old = site.client.get(f"{path}/revisions/{history[1]['version']}", headers=site.reader)
    assert old.json()["photograph"]["title"] == {"en": ["Soldiers by the Volga"]}


def test_a_clash_is_told_without_its_text_to_who_may_not_read(site: Any) -> None:
    path, document = published(site, "PUB 5")
    put(site, path, document | {"condition": "a secret tear"}, 2)
    station = site.station | {"if-match": '"2"'}
    answer = site.client.put(path, json=document | {"carrier": "x"}, headers=station)
    assert (answer.status_code, "differences" in answer.json()) == (409, False)
    assert "secret" not in answer.text


def test_what_was_withdrawn_says_so_everywhere_and_what_was_never_shown_nowhere(site: Any) -> None:
    path, _ = published(site, "PUB 6")
    photograph_id = path.rpartition("/")[2]
    draft = site.client.post(BASE, json={"reference_code": "PUB 7"}, headers=site.writer).json()[
        "id"
    ]
    site.client.post(f"{path}/withdraw?reason=asked+by+the+family", headers=site.editor)
    places = (
        "/photographs/{}",
        "/photographs/{}.json",
        "/api/photographs/{}",
        "/api/photographs/{}/revisions",
        "/api/photographs/{}/revisions/2",
        "/iiif/presentation/3/{}/manifest",
        "/iiif/search/1/{}?q=x",
    )
    for place in places:
        gone = site.client.get(place.format(photograph_id))
        assert gone.status_code == 410, place
        assert "asked by the family" in gone.text, place
        assert "PUB 6" in gone.text, place
        assert site.client.get(place.format(draft)).status_code == 404, place
    assert site.client.get(path, headers=site.reader).json()["state"] == "withdrawn"
