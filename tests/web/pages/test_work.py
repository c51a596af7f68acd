"""Work lists over HTTP: pages with addresses that can be shared, and the same for programs."""

from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.work_lists import WorkList


@pytest.fixture
def zofia(people: dict[Role, httpx.Client]) -> httpx.Client:
    return people[Role.CATALOGUER]


def test_the_overview_names_every_list_with_its_count(zofia: httpx.Client) -> None:
    page = zofia.get("/edit/work-lists")
    assert page.status_code == 200
    for work in WorkList:
        assert f'href="/edit/work-lists/{work.value}"' in page.text
    counts = {
        one["list"]: one["count"] for one in zofia.get("/edit/work-lists.json").json()["lists"]
    }
    assert counts["no-date"] == 2
    assert counts["in-review"] == 0


def test_a_list_names_its_photographs_and_where_they_are_edited(
    zofia: httpx.Client, site: Any
) -> None:
    page = zofia.get("/edit/work-lists/verso-missing").text
    assert f'href="/edit/photographs/{site.draft.id}"' in page
    assert site.published.id not in page
    told = zofia.get("/edit/work-lists/verso-missing.json").json()
    assert [one["reference_code"] for one in told["photographs"]] == ["SITE 2"]
    assert told["next"] is None


def test_each_list_has_a_page_and_a_record(zofia: httpx.Client) -> None:
    for work in WorkList:
        assert zofia.get(f"/edit/work-lists/{work.value}").status_code == 200
        assert zofia.get(f"/edit/work-lists/{work.value}.json").json()["list"] == work.value
    assert zofia.get("/edit/work-lists/nothing").status_code == 404
    assert zofia.get("/edit/work-lists/no-date?after=%00'odd").status_code == 404


def test_what_others_changed_says_who(zofia: httpx.Client) -> None:
    told = zofia.get("/edit/work-lists/changed-by-others.json").json()["photographs"]
    assert {one["changed_by"] for one in told} == {"command line"}


def test_a_list_that_is_its_readers_has_an_address_for_all(
    zofia: httpx.Client, people: dict[Role, httpx.Client]
) -> None:
    page = zofia.get("/edit/work-lists/changed-by-others").text
    address = "/edit/work-lists/changed-by-others?but_for=cataloguer"
    assert address in page
    seen = people[Role.VIEWER].get(address.replace("others", "others.json")).json()
    own = zofia.get("/edit/work-lists/changed-by-others.json").json()
    assert seen["photographs"] == own["photographs"]


def test_the_public_sees_no_work(site: Any) -> None:
    for path in ("/edit/work-lists", "/edit/work-lists/no-date"):
        assert site.client.get(path).status_code in {303, 401}
    assert site.client.get("/edit/work-lists/no-date.json").status_code == 401
