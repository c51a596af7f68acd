"""The page of the API works offline and without script."""

import re
from typing import Any


def test_every_operation_and_record_stands_on_the_page(site: Any) -> None:
    page = site.client.get("/api/docs")
    assert page.status_code == 200
    document = site.client.get("/api/openapi.json").json()
    for path, item in document["paths"].items():
        for method in item:
            assert f"<code>{method.upper()} {path}</code>" in page.text
    for name in document["components"]["schemas"]:
        assert f'<section id="{name}">' in page.text


def test_every_link_within_the_page_leads_somewhere(site: Any) -> None:
    text = site.client.get("/api/docs").text
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text))


def test_the_page_fetches_nothing_from_elsewhere(site: Any) -> None:
    text = site.client.get("/api/docs").text
    assert re.findall(r'(?:src|href)="https?://', text) == []
    assert re.findall(r"<script(?! src=)", text) == []


def test_the_page_says_how_a_token_is_sent_and_shows_an_example(site: Any) -> None:
    text = site.client.get("/api/docs").text
    assert "Authorization: Bearer verso_" in text
    assert "IPN-AM 1" in text
