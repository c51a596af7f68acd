"""Units and authorities in the words of schema.org: on their pages, and beside them."""

import json
import re
from typing import Any

import pytest

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def paths(site: Any) -> dict[str, str]:
    """The pages of a unit that is public, of one that is not, and of somebody on a photograph."""
    donor = ContributionDescription(AgentRole.DONOR, "Zofia <Linked>", AgentKind.PERSON)
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("LINKED 1", agents=(donor,)))
        catalogue.publish(saved.id)
        named = catalogue.photograph(saved.id).authority_ids
        catalogue.commit()
    (agent,) = (one for key, one in named.items() if key[1] == donor.name)
    unit = site.published.units[-1].id
    return {"unit": f"/units/{unit}", "agent": f"/agents/{agent}"}


@pytest.mark.parametrize("noun", ["unit", "agent"])
def test_a_page_carries_the_record_that_its_address_gives(
    site: Any, paths: dict[str, str], noun: str
) -> None:
    page = site.client.get(paths[noun]).text
    (told,) = LINKED.findall(page)
    answer = site.client.get(f"{paths[noun]}.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, no-cache"
    record = answer.json()
    assert json.loads(told) == record
    assert record["@id"] == f"{site.holding.addresses.base}{paths[noun]}"
    assert f'href="{paths[noun]}.jsonld"' in page


def test_a_unit_s_collection_leads_to_its_record_and_the_record_to_the_collection(
    site: Any, paths: dict[str, str]
) -> None:
    record = site.client.get(f"{paths['unit']}.jsonld").json()
    collection = site.client.get(record["encoding"]["contentUrl"]).json()
    (see_also,) = collection["seeAlso"]
    assert see_also["id"] == f"{record['@id']}.jsonld"
    assert (see_also["format"], see_also["profile"]) == (
        "application/ld+json",
        "https://schema.org/",
    )


@pytest.mark.parametrize("path", ["/units/none.jsonld", "/agents/none.jsonld"])
def test_what_is_nowhere_is_not_found(site: Any, path: str) -> None:
    assert site.client.get(path).status_code == 404
