"""The form of a unit: made, changed, moved, closed and shown without a script."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role

Send = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def desk(people: dict[Role, httpx.Client]) -> httpx.Client:
    """Somebody who may publish too."""
    return people[Role.REVIEWER]


def form(code: str, **fields: str) -> dict[str, str]:
    """What a browser sends of a form that says little."""
    told = {"reference_code": code, "level": "series", "title-0-language": "en"}
    return told | {"title-0-text": code.title(), "do": "save", "version": "0"} | fields


def made(desk: httpx.Client, code: str, **fields: str) -> str:
    """Make a unit, and give its id."""
    answer = desk.post("/edit/units/new", data=form(code, **fields))
    assert answer.status_code == 303, answer.text
    found = re.search(r"/edit/units/([0-9a-f-]{36})", answer.headers["location"])
    assert found is not None
    return found.group(1)


def read(desk: httpx.Client, unit_id: str) -> Any:
    return desk.get(f"/api/units/{unit_id}").json()


def test_a_unit_is_made_with_all_that_it_can_say(desk: httpx.Client) -> None:
    unit_id = made(
        desk,
        "FULL 1",
        **{
            "title-1-language": "pl", "title-1-text": "Papiery", "level": "fonds",
            "date_as_written": "lata 40.", "date_edtf": "194X",
            "scope_and_content-0-language": "en", "scope_and_content-0-text": "Letters.\r\nMore.",
            "custody-0-kind": "gift", "custody-0-from_agent": "Zofia", "custody-0-to_agent": "We",
            "access-given": "yes", "access-until_on": "2999-12-31", "access-reason": "private",
            "access-notice-0-language": "en", "access-notice-0-text": "Closed by the donor",
        },
    )  # fmt: skip
    told = read(desk, unit_id)
    assert (told["version"], told["state"]) == (1, "draft")
    unit = told["unit"]
    assert unit["title"] == {"en": ["Full 1"], "pl": ["Papiery"]}
    assert (unit["level"], unit["date_edtf"]) == ("fonds", "194X")
    assert unit["scope_and_content"] == {"en": ["Letters.\nMore."]}
    assert unit["custody"][0]["from_agent"] == "Zofia"
    assert unit["access"]["until_on"] == "2999-12-31"
    page = desk.get(f"/edit/units/{unit_id}?done=saved").text
    assert 'value="2999-12-31"' in page
    assert "Saved." in page


def test_a_code_that_is_taken_is_not_taken_twice(desk: httpx.Client) -> None:
    made(desk, "TWICE")
    answer = desk.post("/edit/units/new", data=form("TWICE", **{"title-0-text": "My words"}))
    assert answer.status_code == 409
    assert "There is a unit TWICE already" in answer.text
    assert 'value="My words"' in answer.text
    assert "This is what you typed last" in desk.get("/edit/units/new").text
    thrown = desk.post("/edit/units/new", data={"do": "discard"})
    assert thrown.status_code == 303
    assert "My words" not in desk.get("/edit/units/new").text


def test_two_editors_lose_no_text(desk: httpx.Client, people: dict[Role, httpx.Client]) -> None:
    unit_id = made(desk, "BOTH")
    other = people[Role.CATALOGUER]
    first = form("BOTH", version="1", **{"title-0-text": "Theirs"})
    assert other.post(f"/edit/units/{unit_id}", data=first).status_code == 303
    mine = form("BOTH", version="1", **{"title-0-text": "Mine"}, date_as_written="1941")
    clash = desk.post(f"/edit/units/{unit_id}", data=mine)
    assert clash.status_code == 412
    assert "BOTH is at version 2, not 1" in clash.text
    assert "repeat the change" not in clash.text, "both stand there already"
    assert 'value="Mine"' in clash.text
    assert ">Theirs</td>" in clash.text
    theirs = desk.post(f"/edit/units/{unit_id}", data=mine | {"do": "theirs:title", "version": "2"})
    assert 'value="Theirs"' in theirs.text
    assert 'value="1941"' in theirs.text
    again = desk.post(f"/edit/units/{unit_id}", data=mine | {"version": "2"})
    assert again.status_code == 303
    assert read(desk, unit_id)["unit"]["title"] == {"en": ["Mine"]}


def test_what_the_other_one_alone_has_changed_is_taken_over(
    desk: httpx.Client, people: dict[Role, httpx.Client]
) -> None:
    unit_id = made(desk, "APART")
    theirs = form("APART", version="1", level="fonds", date_as_written="1940", reason="the list")
    assert people[Role.CATALOGUER].post(f"/edit/units/{unit_id}", data=theirs).status_code == 303
    mine = form("APART", version="1", date_as_written="1941")
    mine |= {"scope_and_content-0-language": "en", "scope_and_content-0-text": "Letters"}
    clash = desk.post(f"/edit/units/{unit_id}", data=mine)
    assert clash.status_code == 412
    assert "since you had not changed it: Level" in " ".join(clash.text.split())
    assert clash.text.count("Take the other<span") == 1, "the date, which both have changed"
    again = mine | {"version": "2", "level": "fonds", "do": "theirs:date_as_written"}
    left = desk.post(f"/edit/units/{unit_id}", data=again | {"clash": "date_as_written"})
    assert 'value="1940"' in left.text
    assert "Take the other<span" not in left.text
    kept = mine | {"version": "2", "level": "fonds", "date_as_written": "1940", "do": "save"}
    assert desk.post(f"/edit/units/{unit_id}", data=kept).status_code == 303
    unit = read(desk, unit_id)["unit"]
    assert (unit["level"], unit["date_as_written"]) == ("fonds", "1940")
    assert unit["scope_and_content"] == {"en": ["Letters"]}
    assert "the list" in desk.get(f"/units/{unit_id}/revisions").text


def test_a_clash_is_told_in_polish_too(desk: httpx.Client) -> None:
    unit_id = made(desk, "PO POLSKU")
    clash = desk.post(f"/edit/units/{unit_id}?lang=pl", data=form("PO POLSKU", version="7"))
    assert (clash.status_code, "ma już wersję 1, a nie 7" in clash.text) == (412, True)


def test_what_is_wrong_is_told_at_its_field_and_kept(desk: httpx.Client) -> None:
    bad = form("BAD", parent="NOWHERE", date_edtf="1941-13", **{"title-0-text": "<b>x"})
    answer = desk.post("/edit/units/new", data=bad)
    assert answer.status_code == 422
    assert 'href="#date_edtf"' in answer.text
    assert "&lt;b&gt;x" in answer.text
    answer = desk.post("/edit/units/new", data=bad | {"date_edtf": ""})
    assert (answer.status_code, 'href="#parent"' in answer.text) == (422, True)
    desk.post("/edit/units/new", data={"do": "discard"})


def test_a_move_says_first_what_it_changes(desk: httpx.Client) -> None:
    given = {"custody-0-kind": "gift", "custody-0-from_agent": "Zofia", "custody-0-to_agent": "We"}
    closed = {"access-given": "yes", "access-until_on": "2998-12-31"}
    made(desk, "FROM", **given)
    made(desk, "TO", **closed)
    unit_id = made(desk, "MOVED", parent="FROM")
    below = made(desk, "MOVED/1", parent="MOVED")
    photograph = {"reference_code": "MOVED/1/1", "unit": "MOVED/1"}
    assert desk.post("/api/photographs", json=photograph).status_code == 201
    wanted = form("MOVED", parent="TO", version="1")
    asked = desk.post(f"/edit/units/{unit_id}", data=wanted)
    assert asked.status_code == 200
    for told in (
        "It goes below TO. It stands below FROM now.",
        "1 unit below it goes along. 1 photograph is in them.",
        "They no longer inherit:",
        "Zofia → We",
        "until 31 December 2998",
    ):
        assert told in " ".join(asked.text.split()), told
    assert read(desk, unit_id)["unit"]["parent"] == "FROM"
    moved = desk.post(f"/edit/units/{unit_id}", data=wanted | {"do": "move", "goes_to": "TO"})
    assert moved.status_code == 303
    assert read(desk, unit_id)["unit"]["parent"] == "TO"
    trail = [one["unit"]["reference_code"] for one in _trail(desk, below)]
    assert trail == ["TO", "MOVED", "MOVED/1"]


def test_a_move_says_how_much_of_its_pictures_is_shown_then(desk: httpx.Client) -> None:
    """Of all rules above, the smallest cap; a rule that is over is none."""
    rule = {"access-given": "yes"}
    for code, size, until, parent in (
        ("CAP", "500", "2998-12-31", ""),
        ("CAP/SMALL", "300", "", "CAP"),
        ("CAP/NONE", "0", "", "CAP"),
        ("NONE", "0", "2998-12-31", ""),
        ("OVER", "100", "1999-12-31", ""),
    ):
        cap = rule | {"access-size_cap_px": size, "access-until_on": until}
        made(desk, code, parent=parent, **cap)
    unit_id = made(desk, "SEEN", parent="CAP/SMALL")
    for goes_to, told in (
        ("CAP", "keeps its pictures to 500 pixels for the public until 31 December 2998."),
        ("CAP/NONE", "keeps its pictures from the public, without end."),
        ("NONE", "keeps its pictures from the public until 31 December 2998."),
        ("", "What is above caps its pictures no longer"),
        ("OVER", "What is above caps its pictures no longer"),
    ):
        asked = desk.post(f"/edit/units/{unit_id}", data=form("SEEN", parent=goes_to, version="1"))
        assert told in asked.text, goes_to
        assert "closes it" not in asked.text
    loose = made(desk, "LOOSE", parent="OVER")
    asked = desk.post(f"/edit/units/{loose}", data=form("LOOSE", parent="CAP/SMALL", version="1"))
    assert "keeps its pictures to 300 pixels for the public, without end." in asked.text
    asked = desk.post(f"/edit/units/{loose}", data=form("LOOSE", parent="", version="1"))
    assert "caps its pictures" not in asked.text


def _trail(desk: httpx.Client, unit_id: str) -> list[Any]:
    """Walk up by reference codes."""
    unit = read(desk, unit_id)
    parent = unit["unit"].get("parent", "")
    if not parent:
        return [unit]
    roots = desk.get("/api/units?limit=100").json()["items"]
    known = {one["unit"]["reference_code"]: one["id"] for one in roots}
    if parent not in known:
        for one in roots:
            inner = desk.get(f"/api/units?below={one['id']}&limit=100").json()["items"]
            known |= {each["unit"]["reference_code"]: each["id"] for each in inner}
    return [*_trail(desk, known[parent]), unit]


def test_a_unit_never_goes_below_itself(desk: httpx.Client) -> None:
    top = made(desk, "TOP")
    made(desk, "TOP/1", parent="TOP")
    for target, reason in (
        ("TOP", "a unit can&#39;t stand above itself"),
        ("TOP/1", "lies below the unit itself"),
    ):
        answer = desk.post(f"/edit/units/{top}", data=form("TOP", parent=target, version="1"))
        assert (answer.status_code, reason in answer.text) == (422, True)
    assert "parent" not in read(desk, top)["unit"]


def test_rows_come_and_go_and_dates_are_understood(desk: httpx.Client) -> None:
    asked = form("ROWS", do="add:title", date_as_written="grudzień 1941")
    page = desk.post("/edit/units/new", data=asked)
    assert 'name="title-1-text"' in page.text
    assert 'value="1941-12"' not in page.text
    taken = desk.post("/edit/units/new", data=asked | {"do": "understand"})
    assert 'value="1941-12"' in taken.text
    odd = desk.post("/edit/units/new", data=asked | {"do": "remove:sides-0"})
    assert odd.status_code == 422
    desk.post("/edit/units/new", data={"do": "discard"})


def test_a_unit_is_shown_and_taken_back_only_while_nothing_in_it_is_public(
    site: Any, desk: httpx.Client, people: dict[Role, httpx.Client]
) -> None:
    unit_id = made(desk, "SHOWN")
    page = f"/units/{unit_id}"
    assert site.client.get(page).status_code == 404
    refused = people[Role.CATALOGUER].post(f"/edit/units/{unit_id}/state", data={"step": "publish"})
    assert refused.status_code == 403
    shown = desk.post(f"/edit/units/{unit_id}/state", data={"step": "publish"})
    assert shown.headers["location"].endswith("?done=shown")
    assert site.client.get(page).status_code == 200
    hidden = desk.post(f"/edit/units/{unit_id}/state", data={"step": "hide"})
    assert hidden.headers["location"].endswith("?done=hidden")
    assert site.client.get(page).status_code == 410
    seat = site.published.units[-1].id
    kept = desk.post(f"/edit/units/{seat}/state", data={"step": "hide"})
    assert (kept.status_code, "leads to what is public" in kept.text) == (409, True)


def test_a_closed_unit_is_not_the_publics(site: Any, desk: httpx.Client) -> None:
    unit_id = made(desk, "SHUT", **{"access-given": "yes", "access-reason": "a letter"})
    desk.post(f"/edit/units/{unit_id}/state", data={"step": "publish"})
    answer = site.client.get(f"/units/{unit_id}")
    assert (answer.status_code, "a letter" in answer.text) == (403, False)


def test_what_is_typed_is_kept_for_its_editor(
    desk: httpx.Client, people: dict[Role, httpx.Client]
) -> None:
    unit_id = made(desk, "KEPT")
    typed = form("KEPT", version="1", **{"title-0-text": "Half a sen"})
    assert desk.post(f"/edit/units/{unit_id}/kept", data=typed).status_code == 204
    assert "Half a sen" in desk.get(f"/edit/units/{unit_id}").text
    assert "Half a sen" not in people[Role.CATALOGUER].get(f"/edit/units/{unit_id}").text


def test_only_who_may_write_finds_the_form(site: Any, people: dict[Role, httpx.Client]) -> None:
    seat = site.published.units[-1].id
    assert site.client.get("/edit/units/new").status_code == 303
    assert people[Role.VIEWER].get(f"/edit/units/{seat}").status_code == 403
    assert people[Role.CATALOGUER].get("/edit/units/missing").status_code == 404
    assert f"/edit/units/{seat}" not in site.client.get(f"/units/{seat}").text
    page = people[Role.CATALOGUER].get(f"/units/{seat}").text
    assert f"/edit/units/new?below={seat}" in page
    assert (
        'name="parent" value="SITE"'
        in people[Role.CATALOGUER].get(f"/edit/units/new?below={seat}").text
    )


def test_dates_of_what_happened_to_it_are_understood_too(site: Any) -> None:
    sent = {
        "do": "understand:custody-0",
        "reference_code": "UNDERSTOOD",
        "level": "series",
        "date_as_written": "03.04.1942",
        "custody-0-kind": "gift",
        "custody-0-date_as_written": "grudzień 1941",
    }
    page = site.client.post("/edit/units/new", data=sent, headers=site.editor).text
    assert 'name="custody-0-date_edtf" value="1941-12"' in page
    assert 'value="mean:date_edtf:1942-03-04"' in page
    meant = sent | {"do": "mean:date_edtf:1942-03-04"}
    page = site.client.post("/edit/units/new", data=meant, headers=site.editor).text
    assert 'name="date_edtf" value="1942-03-04"' in page


def test_html_that_was_pasted_is_plain_text_before_it_is_saved(desk: httpx.Client) -> None:
    pasted = {"scope_and_content-0-language": "en", "scope_and_content-0-text": "<i>Letters</i>"}
    shown = desk.post("/edit/units/new", data=form("HTML", **pasted))
    assert shown.status_code == 200
    assert "There was HTML in what you typed or pasted" in shown.text
    assert ">\nLetters</textarea>" in shown.text
