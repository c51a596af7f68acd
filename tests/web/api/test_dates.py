"""Dates as people write them, over the API."""

from typing import Any


def test_a_date_is_understood_without_a_token(site: Any) -> None:
    answer = site.client.get("/api/dates", params={"text": "03.04.1942", "language": "pl"})
    assert answer.status_code == 200
    assert answer.json() == {
        "as_written": "03.04.1942",
        "edtf": "1942-04-03",
        "earliest_on": "1942-04-03",
        "latest_on": "1942-04-03",
        "qualifier": "none",
        "calendar": "gregorian",
        "note": "Przyjęto, że najpierw jest dzień; gdyby miesiąc, byłoby to 1942-03-04.",
        "reason": "",
        "alternatives": [
            {
                "edtf": "1942-03-04",
                "earliest_on": "1942-03-04",
                "latest_on": "1942-03-04",
                "qualifier": "none",
            }
        ],
    }


def test_the_answer_speaks_the_reader_s_language_where_none_is_asked_for(site: Any) -> None:
    polish = site.client.get(
        "/api/dates", params={"text": "b.d."}, headers={"accept-language": "pl"}
    )
    assert polish.json()["reason"] == "Napisano, że daty nie ma."
    assert "Accept-Language" in polish.headers["vary"]


def test_a_calendar_may_be_told_and_no_other_than_the_two(site: Any) -> None:
    asked = {"text": "25 October 1917", "calendar": "julian"}
    found = site.client.get("/api/dates", params=asked).json()
    assert (found["edtf"], found["calendar"]) == ("1917-11-07", "julian")
    asked["calendar"] = "republican"
    assert site.client.get("/api/dates", params=asked).status_code == 422


def test_no_date_is_a_thousand_characters_long(site: Any) -> None:
    assert site.client.get("/api/dates", params={"text": "9" * 1000}).status_code == 422


def test_the_operation_is_described(site: Any) -> None:
    described = site.client.get("/api/openapi.json").json()["paths"]["/api/dates"]["get"]
    assert described["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/DateAnswer"
    }
