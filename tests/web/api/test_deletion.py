"""Photographs deleted over the API."""

from typing import Any

BASE = "/api/photographs"


def made(site: Any, code: str) -> str:
    answer = site.client.post(BASE, json={"reference_code": code}, headers=site.writer)
    return f"{BASE}/{answer.json()['id']}"


def delete(
    site: Any, path: str, who: dict[str, str], *, tag: str = '"1"', why: str = "a+trial"
) -> Any:
    return site.client.delete(f"{path}?reason={why}", headers=who | {"if-match": tag})


def test_a_draft_is_deleted_as_of_the_version_that_was_read(site: Any) -> None:
    path = made(site, "GONE 1")
    assert site.client.delete(path, headers=site.writer).status_code == 428
    assert delete(site, path, site.writer, tag='"2"').status_code == 412
    refused = delete(site, path, site.writer, why="")
    assert (refused.status_code, refused.json()["problems"][0]["where"]) == (422, "reason")
    assert delete(site, path, {}).status_code == 401
    assert delete(site, path, site.reader).status_code == 403
    gone = delete(site, path, site.writer)
    assert (gone.status_code, gone.content) == (204, b"")
    told = site.client.get(path, headers=site.reader)
    assert (told.status_code, told.json()["withdrawn"]["is_deleted"]) == (410, True)
    assert told.json()["withdrawn"]["reason"] == "a trial"
    assert site.client.get(path).status_code == 404, "the public never knew of it"
    assert delete(site, path, site.writer).status_code == 410
    assert site.client.post(f"{path}/publish", headers=site.editor).status_code in {404, 410}


def test_what_was_withdrawn_takes_an_administrator_and_says_so_everywhere(site: Any) -> None:
    path = made(site, "GONE 2")
    photograph_id = path.rpartition("/")[2]
    site.client.post(f"{path}/publish", headers=site.editor)
    public = delete(site, path, site.editor, tag="*")
    assert (public.status_code, "Withdraw it first" in public.json()["detail"]) == (422, True)
    site.client.post(f"{path}/withdraw?reason=rights", headers=site.editor)
    assert delete(site, path, site.writer, tag="*").status_code == 403
    assert delete(site, path, site.editor, tag="*").status_code == 204
    manifest = f"/iiif/presentation/3/{photograph_id}/manifest"
    for address in (path, f"/photographs/{photograph_id}", f"/photographs/{photograph_id}.json"):
        answer = site.client.get(address)
        assert (answer.status_code, "a trial" in answer.text) == (410, True), address
    assert site.client.get(manifest).status_code == 410
    page = site.client.get(f"/photographs/{photograph_id}", headers={"accept-language": "en"})
    assert "This photograph was deleted" in page.text
    listed = site.client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").text
    header = next(one for one in listed.split("<header")[1:] if photograph_id in one)
    assert header.lstrip().startswith('status="deleted"')
    last = site.client.get("/iiif/discovery/activities").json()["last"]["id"]
    events = site.client.get(last).json()["orderedItems"]
    told = [one["type"] for one in events if photograph_id in one["object"]["id"]]
    assert told[-1] == "Delete"
    assert photograph_id not in site.client.get("/sitemap.xml").text
