"""Whatever a reading says is kept letter by letter, or refused with its field named."""

import json
from typing import Any

import pytest

from app.domain.text_lengths import LONGEST_TEXT

BASE = "/api/photographs"
WHERE = "sides[0].inscriptions[0].readings"


def document(code: str, *readings: dict[str, Any]) -> dict[str, Any]:
    """A photograph with readings of one note."""
    note = {"kind": "note", "readings": list(readings)}
    return {"reference_code": code, "sides": [{"kind": "verso", "inscriptions": [note]}]}


def send(site: Any, sent: dict[str, Any]) -> Any:
    content = json.dumps(sent).encode()  # escapes each half of a pair, as RFC 8259 allows
    headers = site.writer | {"content-type": "application/json"}
    return site.client.post(BASE, content=content, headers=headers)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ODD 1", "\u200f[\u05e9\u05dc\u05d5\u05dd](?)\u200e \u202etfel"),
        ("ODD 2", "\U0001f469\u200d\U0001f467[\U0001f600] e\u0301(?)"),
        ("ODD 3", "Buz[ułuk ⟦ (a ]] {x} <script>alert(1)</script>"),
        ("ODD 4", "a\tb\r\n\x1b[31m|"),
    ],
)
def test_a_reading_comes_back_as_it_was_sent(site: Any, code: str, text: str) -> None:
    made = send(site, document(code, {"text": text}))
    assert made.status_code == 201
    (side,) = made.json()["photograph"]["sides"]
    assert side["inscriptions"][0]["readings"][0]["text"] == text
    page = site.client.get(f"/photographs/{made.json()['id']}", headers=site.reader)
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_the_longest_text_of_marks_is_kept_and_shown(site: Any) -> None:
    text = "[" * LONGEST_TEXT
    made = send(site, document("ODD 5", {"text": text}))
    assert made.status_code == 201
    (side,) = made.json()["photograph"]["sides"]
    assert side["inscriptions"][0]["readings"][0]["text"] == text
    page = site.client.get(f"/photographs/{made.json()['id']}", headers=site.reader)
    assert page.status_code == 200
    assert text in page.text


@pytest.mark.parametrize("half", ["\ud83d", "\ude00 raj", "raj \ude00\ud83d"])
def test_half_of_a_pair_is_refused_with_its_field_named(site: Any, half: str) -> None:
    answer = send(site, document("ODD 6", {"text": "raj"}, {"text": half}))
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["where"] == f"{WHERE}[1].text"
    assert "surrogate" in problem["reason"]


def test_readings_in_a_circle_are_refused_with_the_field_named(site: Any) -> None:
    answer = send(
        site, document("ODD 7", {"text": "a", "truncates": 1}, {"text": "b", "based_on": 0})
    )
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["where"] == f"{WHERE}[1].based_on"
