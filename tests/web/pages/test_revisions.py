"""The pages of a photograph's history."""

from typing import Any

import pytest

BASE = "/api/photographs"


@pytest.fixture(scope="module")
def page(site: Any) -> str:
    """A photograph that was published as version 2, and is to have another title as version 3."""
    document = {
        "reference_code": "HIST 1",
        "title": {"en": ["Soldiers by the Volga"]},
        "notes": [{"text": "<b>kept"}],
    }
    made = site.client.post(f"{BASE}?reason=old+card", json=document, headers=site.writer)
    address = f"{BASE}/{made.json()['id']}"
    site.client.post(f"{address}/publish", headers=site.editor)
    changed = document | {"title": {"en": ["Soldiers on the Volga"]}, "subjects": ["river"]}
    headers = site.writer | {"if-match": '"2"'}
    site.client.put(f"{address}?reason=other+word", json=changed, headers=headers)
    return address.removeprefix("/api")


def test_a_history_tells_staff_who_and_why_and_the_public_what_was_public(
    site: Any, page: str
) -> None:
    staff = site.client.get(f"{page}/revisions", headers=site.reader).text
    assert "old card" in staff
    assert "other word" in staff
    assert "what is being prepared" in staff
    public = site.client.get(f"{page}/revisions").text
    assert f"{page}/revisions/2" in public
    assert "old card" not in public
    assert f"{page}/revisions/3" not in public


def test_a_version_tells_a_text_word_by_word_and_how_to_cite_it(site: Any, page: str) -> None:
    text = site.client.get(f"{page}/revisions/3", headers=site.reader).text
    assert "<del>by</del><ins>on</ins>" in text
    assert "Title, English" in text
    assert "Subject 1" in text
    assert f"{site.holding.addresses.base}{page}/revisions/3" in text
    assert "&lt;b&gt;kept" in text
    polish = site.client.get(f"{page}/revisions/3?lang=pl", headers=site.reader)
    assert polish.headers["content-language"] == "pl"


def test_a_version_is_compared_with_any_other(site: Any, page: str) -> None:
    same = site.client.get(f"{page}/revisions/2?against=1", headers=site.reader).text
    assert "Nothing: both say the same." in same
    far = site.client.get(f"{page}/revisions/3?against=1", headers=site.reader).text
    assert "What is not as in version 1" in far


def test_a_version_is_a_document_too(site: Any, page: str) -> None:
    document = site.client.get(f"{page}/revisions/3.json", headers=site.reader).json()
    assert document["photograph"]["subjects"] == ["river"]
    assert [one["where"] for one in document["differences"]] == ["title.en", "subjects[0]"]
    assert site.client.get(f"{page}/revisions/3.json").status_code == 404


@pytest.mark.parametrize(
    "version", ["0", "x", "-1", "9" * 30, "3?against=y", "3?against=3", "0" * 10 + "1" + "9" * 5000]
)
def test_what_names_no_version_is_not_found(site: Any, page: str, version: str) -> None:
    answer = site.client.get(f"{page}/revisions/{version}", headers=site.reader)
    assert answer.status_code == 404


def test_older_versions_are_asked_for_by_a_number(site: Any, page: str) -> None:
    asked = [
        site.client.get(f"{page}/revisions", params={"before": number}, headers=site.reader)
        for number in ("2", "x", "0" * 10 + "1" + "9" * 5000)
    ]
    assert [answer.status_code for answer in asked] == [200, 404, 404]


def test_the_page_of_the_photograph_says_that_something_is_prepared(site: Any, page: str) -> None:
    assert "Version 3 is being prepared" in site.client.get(page, headers=site.reader).text
    assert "is being prepared" not in site.client.get(page).text


def test_a_version_is_brought_back_with_a_button(site: Any, page: str) -> None:
    assert "/restore" not in site.client.get(f"{page}/revisions/2", headers=site.reader).text
    assert "/restore" in site.client.get(f"{page}/revisions/2", headers=site.writer).text
    answer = site.client.post(f"{page}/revisions/1/restore", headers=site.writer)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/edit{page}")
    assert "<ins>" in site.client.get(f"{page}/revisions/4", headers=site.reader).text
