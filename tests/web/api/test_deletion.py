"""Photographs deleted over the API."""

import re
from typing import Any

from tests.web.route_table import ways

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


def test_whatever_is_asked_of_a_deleted_photograph_says_that_it_is_gone(site: Any) -> None:
    """Walked over the route table, as one who may do all."""
    reading = {"text": "Gone", "language": "en"}
    side = {"kind": "verso", "inscriptions": [{"kind": "note", "readings": [reading]}]}
    sent = {"reference_code": "GONE 3", "sides": [side]}
    record = site.client.post(BASE, json=sent, headers=site.writer).json()
    path, parts = f"{BASE}/{record['id']}", {"photograph_id": record["id"], "layer": "diplomatic"}
    verso = record["photograph"]["sides"][0]
    parts |= {"side_id": verso["id"], "version": "1", "ending": "ris", "chapter_id": verso["id"]}
    parts["reading_id"] = verso["inscriptions"][0]["readings"][0]["id"]
    assert delete(site, path, site.editor).status_code == 204
    told = {}
    for way in ways(site.application):
        if "{photograph_id}" not in way.path or way.method == "OPTIONS":
            continue
        address = re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], "1"), way.path)
        headers: dict[str, str] = site.editor | {"if-match": "*"}
        body: dict[str, Any] = {}
        if not way.reads:
            body = {"json": sent} if way.path.startswith("/api") else {"data": {"step": "publish"}}
        answer = site.client.request(way.method, f"{address}?reason=x", headers=headers, **body)
        told[f"{way.method} {way.path}"] = answer.status_code
    assert {way: status for way, status in told.items() if status != 410} == {}
    assert len(told) > 45
