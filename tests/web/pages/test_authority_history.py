"""The history of an authority, and bringing one of its states back."""

from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.authorities import LONGEST_NAME
from app.domain.text_lengths import LONGEST_TEXT


@pytest.fixture(scope="module")
def zofia(people: dict[Role, httpx.Client]) -> httpx.Client:
    return people[Role.CATALOGUER]


def made(zofia: httpx.Client, noun: str, **said: Any) -> str:
    answer = zofia.post(f"/api/authorities/{noun}", json=said)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_a_rename_is_read_and_taken_back(
    site: Any, zofia: httpx.Client, people: dict[Role, httpx.Client]
) -> None:
    place = made(zofia, "place", name="Lemberg", language="de")
    sent = {"name": "Lwów", "language": "pl", "version": "1"}
    assert zofia.post(f"/edit/places/{place}", data=sent).status_code == 303
    history = f"/edit/places/{place}/history"
    assert history in zofia.get(f"/places/{place}").text
    page = zofia.get(history).text
    assert "Version 2" in page
    assert "cataloguer" in page
    assert "Preferred name" in page
    assert "<del>Lemberg</del><ins>Lwów</ins>" in page
    seen = people[Role.VIEWER].get(history).text
    assert "Bring this back" not in seen
    refused = people[Role.VIEWER].post(history, data={"version": "1"})
    assert refused.status_code == 403
    back = zofia.post(history, data={"version": "1"})
    assert back.headers["location"] == f"/places/{place}?done_with=kept"
    told = zofia.get(f"/api/authorities/place/{place}").json()
    assert (told["version"], told["authority"]["name"]) == (3, "Lemberg")
    assert [form["name"] for form in told["authority"]["forms"]] == ["Lwów"]
    assert "as in version 1" in zofia.get(history).text
    assert site.client.get(history).status_code == 303
    assert history not in site.client.get(f"/places/{place}").text


def test_a_name_that_somebody_has_by_now_does_not_come_back(zofia: httpx.Client) -> None:
    subject = made(zofia, "subject", name="snow")
    sent = {"name": "deep snow", "version": "1"}
    zofia.post(f"/edit/subjects/{subject}", data=sent)
    made(zofia, "subject", name="snow")
    answer = zofia.post(f"/edit/subjects/{subject}/history?lang=pl", data={"version": "1"})
    assert answer.status_code == 409
    assert "Inne hasło nazywa się już snow" in answer.text
    for odd in ("9", "x", "", "9" * 30):
        path = f"/edit/subjects/{subject}/history"
        assert zofia.post(path, data={"version": odd}).status_code == 404
    assert zofia.get("/edit/subjects/missing/history").status_code == 404


def test_a_state_from_before_there_were_limits_is_brought_back(
    zofia: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, note = "B" * (LONGEST_NAME + 1), "A" * (LONGEST_TEXT + 1)
    with monkeypatch.context() as patch:
        patch.setattr("app.persistence.checking_authorities.length_faults", lambda *_: ())
        patch.setattr("app.persistence.checking_authorities.LONGEST_NAME", LONGEST_TEXT)
        place = made(zofia, "place", name=name, note=note)
    sent = {"name": "Short", "version": "1"}
    assert zofia.post(f"/edit/places/{place}", data=sent).status_code == 303
    back = zofia.post(f"/edit/places/{place}/history", data={"version": "1"})
    assert back.headers["location"] == f"/places/{place}?done_with=kept"
    said = zofia.get(f"/api/authorities/place/{place}").json()["authority"]
    assert (said["name"], said["note"]) == (name, note)


def test_two_of_one_name_are_told_apart_or_found_to_be_one(zofia: httpx.Client) -> None:
    first = made(zofia, "agent", name="Jan Kowalski", kind="person")
    sent = {"name": "Jan Kowalski", "kind": "person", "version": "0"}
    bare = zofia.post("/edit/agents/new", data=sent)
    assert bare.status_code == 409
    assert f'href="/edit/agents/{first}"' in bare.text
    assert f'href="/agents/{first}"' in bare.text
    assert "its years tell the two apart" in bare.text
    dated = sent | {"from_edtf": "1883-02-04", "until_edtf": "~1951"}
    offered = zofia.post("/edit/agents/new", data=dated)
    assert "Call this one Jan Kowalski (1883\N{EN DASH}1951)" in offered.text
    assert 'value="1883-02-04"' in offered.text
    kept = zofia.post("/edit/agents/new", data=dated | {"until_edtf": "1951", "do": "apart"})
    assert kept.status_code == 303
    page = zofia.get(kept.headers["location"]).text
    assert "Jan Kowalski (1883\N{EN DASH}1951)" in page
