"""What is odd is kept, and pointed out to the program that has handed it in."""

from typing import Any

import pytest

GIVEN = {"kind": "gift", "from_agent": "Somebody else", "to_agent": "Museum"}
HTML = "<p>After the <b>amnesty</b></p>"
CHAIN = [{"kind": "custody", "to_agent": "Ada"}, GIVEN]


def test_marks_out_of_place_are_pointed_at_and_kept(site: Any) -> None:
    reading = {"text": "Ada] and {sic} [abc", "language": "en"}
    written = {"kind": "note", "readings": [reading]}
    record = {
        "reference_code": "REMARK 1",
        "sides": [{"kind": "recto"}, {"kind": "verso", "inscriptions": [written]}],
    }
    made = site.client.post("/api/photographs", json=record, headers=site.writer).json()
    kept = made["photograph"]["sides"][1]["inscriptions"][0]["readings"][0]["text"]
    assert kept == reading["text"]
    where = "sides[1].inscriptions[0].readings[0].text"
    assert made["remarks"] == [
        {
            "where": where,
            "value": "]",
            "reason": "character 4, ]: closes nothing that was opened",
        },
        {
            "where": where,
            "value": "[",
            "reason": "character 16, [: is opened and never closed",
        },
    ]
    read = site.client.get(f"/api/photographs/{made['id']}", headers=site.reader).json()
    assert "remarks" not in read


def test_an_odd_chain_is_pointed_at_until_it_is_let_stand(site: Any) -> None:
    record = {"reference_code": "REMARK 2", "custody": CHAIN}
    made = site.client.post("/api/photographs", json=record, headers=site.writer)
    (remark,) = made.json()["remarks"]
    assert (remark["where"], remark["value"]) == ("custody[1].from_agent", "gives without holding")
    assert remark["reason"] == "By this chain, whoever gives it here did not have it."
    spoken = GIVEN | {"accepted_remarks": [{"code": remark["value"], "reason": "a letter says so"}]}
    changed = record | {"custody": [CHAIN[0], spoken]}
    headers = site.writer | {"if-match": made.headers["etag"]}
    path = f"/api/photographs/{made.json()['id']}"
    assert site.client.put(path, json=changed, headers=headers).json().get("remarks") is None


def test_the_chain_of_a_unit_goes_on_from_those_above_it(site: Any) -> None:
    above = {"reference_code": "REMARK U", "title": {"en": ["U"]}, "custody": CHAIN[:1]}
    assert site.client.post("/api/units", json=above, headers=site.writer).json()["remarks"] == []
    given = GIVEN | {"from_agent": "Ada"}
    below = {"reference_code": "REMARK V", "title": {"en": ["V"]}, "parent": "REMARK U"}
    fits = site.client.post("/api/units", json=below | {"custody": [given]}, headers=site.writer)
    assert fits.json()["remarks"] == []
    odd = site.client.post("/api/units", json=below | {"custody": [GIVEN]}, headers=site.writer)
    assert [one["where"] for one in odd.json()["remarks"]] == ["custody[0].from_agent"]


@pytest.mark.parametrize(
    ("where", "named", "answered"),
    [
        ("/api/photographs", "reference_code", "photograph"),
        ("/api/units", "reference_code", "unit"),
        ("/api/authorities/place", "name", "authority"),
    ],
)
def test_html_that_became_plain_text_is_told_of(
    site: Any, where: str, named: str, answered: str
) -> None:
    texts = {
        "photograph": (
            "title",
            {"en": ["Plain", HTML]},
            "title.en[1]",
        ),
        "unit": ("title", {"en": [HTML]}, "title.en[0]"),
        "authority": ("note", HTML, "note"),
    }
    field, text, place = texts[answered]
    document = {named: f"REMARK HTML {answered}", field: text}
    made = site.client.post(where, json=document, headers=site.writer)
    told = {
        "where": place,
        "value": HTML,
        "reason": "held HTML, which was made plain text",
    }
    assert (made.status_code, made.json()["remarks"]) == (201, [told])
    assert "<b>" not in str(made.json()[answered])
    path = f"{where}/{made.json()['id']}"
    version = f'"{made.json()["version"]}"'
    headers = site.writer | {"if-match": version}
    again = site.client.put(path, json=document, headers=headers)
    assert (again.status_code, again.json()["remarks"]) == (200, [told])
    headers = site.writer | {"if-match": f'"{again.json()["version"]}"'}
    as_it_is = site.client.put(path, json=again.json()[answered], headers=headers)
    assert not as_it_is.json().get("remarks")
