"""Deleting at the desk: asked once more, without script, and listed."""

import re
from typing import Any

EDIT = "/edit/photographs"


def made(site: Any, code: str) -> str:
    said = {"reference_code": code, "title": {"en": [code]}}
    answer = site.client.post("/api/photographs", json=said, headers=site.writer)
    photograph_id: str = answer.json()["id"]
    return photograph_id


def page(site: Any, path: str, who: dict[str, str]) -> str:
    answer = site.client.get(path, headers=who | {"accept-language": "en"})
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text


def sent(site: Any, path: str, who: dict[str, str], **fields: str) -> Any:
    return site.client.post(path, data=fields, headers=who | {"accept-language": "en"})


def test_a_draft_is_deleted_by_its_form_and_stands_on_the_list(site: Any) -> None:
    photograph_id = made(site, "DESK 1")
    form = f"{EDIT}/{photograph_id}/delete"
    assert f'href="{form}"' in page(site, f"{EDIT}/{photograph_id}", site.writer)
    asked = page(site, form, site.writer)
    assert "Delete this photograph?" in asked
    version = re.search(r'name="version" value="(\d+)"', asked)
    assert version is not None
    for fields, status in (
        ({"reason": "", "version": version[1]}, 422),
        ({"reason": "a trial", "version": "7"}, 409),
        ({"reason": "a trial", "version": "x"}, 409),
    ):
        refused = sent(site, form, site.writer, **fields)
        assert (refused.status_code, 'role="alert"' in refused.text) == (status, True)
        assert f'value="{fields["reason"]}"' in refused.text
    done = sent(site, form, site.writer, reason="a <b>trial</b>", version=version[1])
    assert (done.status_code, done.headers["location"]) == (303, "/edit/deleted")
    listed = page(site, "/edit/deleted", site.writer)
    assert "DESK 1" in listed
    assert "a &lt;b&gt;trial&lt;/b&gt;" in listed
    assert site.client.get(f"{EDIT}/{photograph_id}", headers=site.writer).status_code == 410
    assert site.client.get("/edit/deleted", headers=site.reader).status_code == 403


def test_what_is_public_or_was_once_is_told_what_to_do_first(site: Any) -> None:
    photograph_id = made(site, "DESK 2")
    form = f"{EDIT}/{photograph_id}/delete"
    site.client.post(f"/api/photographs/{photograph_id}/publish", headers=site.editor)
    assert "Withdraw it first" in page(site, form, site.editor)
    assert sent(site, form, site.editor, reason="x", version="2").status_code == 422
    site.client.post(f"/api/photographs/{photograph_id}/withdraw?reason=r", headers=site.editor)
    assert "Only an administrator" in page(site, form, site.writer)
    assert sent(site, form, site.writer, reason="x", version="3").status_code == 403
    assert "Everybody reads this" in page(site, form, site.editor)
    assert sent(site, form, site.editor, reason="x", version="3").status_code == 303
