"""Originals and work as administrators see them, and the alarm that all who catalogue see."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.accounts import Role
from app.domain.fixity import CheckedOriginal
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind

ALARM = "There are damaged or missing originals."


@pytest.fixture
def damaged(site: Any) -> Iterator[str]:
    """The digest of an original that is known to be damaged, for as long as the test lasts."""
    with site.holding.open(THE_DESK) as catalogue:
        sha256, _ = next(iter(catalogue.digests()))
    note(site, CheckedOriginal(sha256, fault="it has other bytes than when it came in"))
    yield sha256
    note(site, CheckedOriginal(sha256))


def note(site: Any, checked: CheckedOriginal) -> None:
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.fixity.note([checked])
        catalogue.commit()


def test_all_originals_are_listed_with_their_last_check(people: Any) -> None:
    page = people[Role.ADMINISTRATOR].get("/admin/originals").text
    assert "<h1>Originals</h1>" in page
    assert "once in 90 days, at most 20 MB a second" in page
    assert "read through" in page
    assert ALARM not in page


def test_damage_is_named_there_and_told_to_all_who_catalogue(
    people: Any, damaged: str, site: Any
) -> None:
    page = people[Role.ADMINISTRATOR].get("/admin/originals").text
    assert page.count(damaged) == 2, "among the damaged, and among all"
    assert "verso verify --repair-from" in page
    assert f"{ALARM} Tell whoever" in people[Role.CATALOGUER].get("/").text
    assert ALARM in people[Role.ADMINISTRATOR].get("/").text
    for other in (people[Role.VIEWER], site.client):
        assert ALARM not in other.get("/").text


def test_both_lists_are_turned_over_by_themselves(
    people: Any, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.pages.admin_originals._LEAF", 1)
    with site.holding.open(THE_DESK) as catalogue:
        first, second = [sha256 for sha256, _ in catalogue.digests()][:2]
    for sha256 in (first, second):
        note(site, CheckedOriginal(sha256, fault="it is missing"))
    try:
        page = people[Role.ADMINISTRATOR].get("/admin/originals").text
        assert page.count(first) == 2 + 2, "and in the links to both next leaves"
        assert f'href="/admin/originals?damaged_after={first}"' in page
        turned = f"/admin/originals?after={first}&damaged_after={first}"
        page = people[Role.ADMINISTRATOR].get(turned).text
        assert page.count(f'<span class="code">{second}</span>') == 2
        assert page.count("To the first page") == 2
        assert f'href="/admin/originals?damaged_after={first}"' in page, "the other stays"
    finally:
        for sha256 in (first, second):
            note(site, CheckedOriginal(sha256))


def test_only_administrators_see_them(people: Any) -> None:
    for address in ("/admin/originals", "/admin/work"):
        assert people[Role.CATALOGUER].get(address).status_code == 403


def test_what_was_given_up_is_tried_again_or_struck_off(people: Any, site: Any) -> None:
    jobs, admin = site.holding.jobs, people[Role.ADMINISTRATOR]
    while (job := jobs.take()) is not None:
        jobs.done(job)
    jobs.want(JobKind.DERIVE, "cd" * 32)
    job = jobs.take()
    assert job is not None
    jobs.failed(job, "nothing decodes", for_good=True)
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        (about,) = catalogue.photographs(limit=1).items
        catalogue.ask_for(JobKind.SEARCH_WORDS, about.id)
        catalogue.commit()
    known = jobs.take()
    assert known is not None
    jobs.failed(known, "Whoever had taken it ended before the work did.", for_good=True)
    page = admin.get("/admin/work").text
    assert f'<a href="/photographs/{about.id}">{about.reference_code}' in page
    assert f'aria-label="Try again: Search words, {about.reference_code}"' in page
    assert about.id not in page.replace(f"/photographs/{about.id}", "")
    assert "there is no record of it now" in page
    assert "nothing decodes" in page
    assert "tried 1 time" in page
    in_polish = admin.get("/admin/work?lang=pl").text
    assert '<span lang="en">nothing decodes</span>' in in_polish, "the system's own words"
    assert "Ten, kto podjął tę pracę" in in_polish
    admin.post("/admin/work", data={"do": "discarded", "job": known.id})
    admin.post("/admin/work", data={"do": "retried", "job": job.id})
    assert "It is tried again." in admin.get("/admin/work?done_with=retried").text
    assert jobs.dead() == ()
    again = jobs.take()
    assert again is not None
    jobs.failed(again, "nothing decodes", for_good=True)
    admin.post("/admin/work", data={"do": "discarded", "job": job.id})
    assert jobs.dead() == ()
    assert jobs.take() is None
    assert admin.post("/admin/work", data={"do": "retried", "job": job.id}).status_code == 404
