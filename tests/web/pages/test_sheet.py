"""The sheet for printing, over HTTP: what whoever asks may see."""

from typing import Any


def test_a_sheet_is_a_pdf_file_with_both_sides(site: Any) -> None:
    path = f"/photographs/{site.published.id}/sheet.pdf"
    answer = site.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer.content.count(b"/Subtype /Image") == 2
    assert answer.headers["cache-control"] == "public, no-cache"
    held = {"if-none-match": answer.headers["etag"]}
    assert site.client.get(path, headers=held).status_code == 304


def test_a_draft_s_sheet_is_for_its_editors(site: Any) -> None:
    path = f"/photographs/{site.draft.id}/sheet.pdf"
    assert site.client.get(path).status_code == 404
    shown = site.client.get(path, headers=site.reader)
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "private, no-store"


def test_the_manifest_leads_to_the_sheet(site: Any) -> None:
    manifest = site.client.get(f"/iiif/presentation/3/{site.published.id}/manifest").json()
    addresses = [one["id"] for one in manifest["rendering"]]
    assert (
        str(site.client.base_url.join(f"/photographs/{site.published.id}/sheet.pdf")) in addresses
    )
