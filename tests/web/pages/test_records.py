"""A photograph's record for other houses: on its page, and beside it."""

import json
import re
from typing import Any

import pytest
from lxml import etree

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_the_page_carries_the_record_that_its_address_gives(site: Any) -> None:
    page = site.client.get(f"/photographs/{site.published.id}")
    (told,) = LINKED.findall(page.text)
    answer = site.client.get(f"/photographs/{site.published.id}.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    record = answer.json()
    assert json.loads(told) == record
    assert record["@id"] == site.holding.addresses.photograph(site.published.id)
    assert record["@type"] == ["Photograph", "ArchiveComponent"]
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert f'rel="canonical" href="{record["@id"]}"' in page.text


def test_each_picture_that_is_told_of_is_there(site: Any) -> None:
    record = site.client.get(f"/photographs/{site.published.id}.jsonld").json()
    assert len(record["image"]) == 2
    for image in record["image"]:
        for address in (image["contentUrl"], image["thumbnailUrl"]):
            assert site.client.get(address).headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("ending", "root"),
    [
        ("dc.xml", "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"),
        ("edm.xml", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"),
    ],
)
def test_it_is_there_in_other_formats(site: Any, ending: str, root: str) -> None:
    answer = site.client.get(f"/photographs/{site.published.id}.{ending}")
    assert answer.headers["content-type"].startswith("application/xml")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert etree.fromstring(answer.content).tag == root


@pytest.mark.parametrize("ending", ["jsonld", "dc.xml", "edm.xml"])
def test_a_draft_is_read_by_those_who_may_and_kept_by_no_cache(site: Any, ending: str) -> None:
    path = f"/photographs/{site.draft.id}.{ending}"
    assert site.client.get(path).status_code == 404
    answer = site.client.get(path, headers=site.reader)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
