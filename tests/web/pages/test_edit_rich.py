"""A photograph of which everything is said: its form shows all of it, and takes nothing away."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from sqlalchemy import Engine, event

PHOTOGRAPH: dict[str, Any] = {
    "reference_code": "RICH 1",
    "title": {"en": ["Soldiers", "At Buzuluk"], "pl": ["Żołnierze"], "none": ["1941"]},
    "title_kind": "from inscription",
    "description": {"pl": ["Pierwszy akapit.\n\nDrugi akapit."]},
    "unit": "SITE",
    "holder": {"names": {"pl": ["Instytut"]}, "acronym": "IPN", "homepage": "https://ipn.example"},
    "carrier": "postcard <b>",
    "process": "collotype",
    "generation": "copy print",
    "condition": 'torn "here"',
    "width_mm": 138.5,
    "height_mm": 88,
    "credit_lines": {"en": ["Photo: IPN"]},
    "sides": [
        {"kind": "recto", "presence": "not digitised", "label": {"en": ["Front"]}},
        {
            "kind": "verso",
            "presence": "not digitised",
            "access": {"until_on": "2040-12-31", "reason": "a living person"},
            "inscriptions": [
                {
                    "kind": "note",
                    "rotation_deg": 90,
                    "writer": "Jan",
                    "medium": "pencil",
                    "written_edtf": "1941~",
                    "readings": [
                        {"text": "\n\u0440\u0430\u0437\n\u0434\u0432\u0430", "language": "ru-Cyrl",
                         "preferred": True},
                        {"text": "raz", "layer": "transliteration", "language": "ru-Latn",
                         "based_on": 0, "certainty": "good", "review_state": "reviewed"},
                    ],
                },
                {"kind": "stamp"},
            ],
        },
    ],
    "dates": [
        {"of": "taken", "as_written": "1941", "edtf": "1941", "basis": "inscription",
         "inscription": [1, 0], "asserted_by": "an expert", "note": "perhaps", "preferred": True},
        {"of": "inscribed", "as_written": "nobody knows"},
    ],
    "custody": [
        {"kind": "custody", "to_agent": "A museum", "gap_before": True},
        {"kind": "gift", "from_agent": "Its deputy", "to_agent": "An archive", "passed": "copy",
         "date_as_written": "1960", "date_edtf": "1960", "ownership_changed": "yes",
         "calendar": "julian",
         "accepted_remarks": [{"code": "gives without holding", "reason": "It was his to give."}]},
    ],
    "agents": [{"role": "depicted", "name": "Unknown man", "as_written": "3rd from right"}],
    "places": [{"role": "addressed to", "name": "Katyń"}],
    "subjects": ["gulag", "\u200f\u05e9\u05dc\u05d5\u05dd\u200e"],
    "identifiers": [{"value": "7/b", "kind": "former reference code", "is_current": False}],
    "rights": [{"statement": "All is permitted.", "until_on": "2030-01-31"}],
    "notes": [{"text": "🙂 a\ttab", "kind": "cataloguer", "label": "Odd"}],
    "related": [{"kind": "crop of", "photograph": "RICH 0", "note": "the left half"}],
    "access": {},
}  # fmt: skip


def sent_by(page: str) -> dict[str, str]:
    """All that a browser would send of a page's form."""
    form = page[page.index('<form id="edit"') :]
    fields = dict(re.findall(r'<input type="(?:text|hidden)"[^>]* name="([^"]+)" value="([^"]*)"',
                             form))  # fmt: skip
    fields |= dict(re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>\n([^<]*)</textarea>', form))
    for name, options in re.findall(
        r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        fields[name] = chosen.group(1) if chosen else ""
    boxes = re.findall(r'<input type="checkbox"[^>]* name="([^"]+)" value="yes" checked', form)
    return {name: unescape(text) for name, text in fields.items()} | dict.fromkeys(boxes, "yes")


def test_saving_what_the_form_shows_changes_nothing(site: Any) -> None:
    made = site.client.post("/api/photographs", json=PHOTOGRAPH, headers=site.writer)
    assert made.status_code == 201, made.text
    before = made.json()
    path = f"/edit/photographs/{before['id']}"
    page = site.client.get(path, headers=site.writer)
    fields = {name: text.replace("\n", "\r\n") for name, text in sent_by(page.text).items()}
    caps = {name for name in fields if name.endswith("access-size_cap_px")}
    assert {"access-size_cap_px", "sides-0-access-size_cap_px"} <= caps
    assert not any("inscriptions" in name for name in caps), "an inscription has no picture"
    assert any(re.search("inscriptions-[0-9]+-access-reason", name) for name in fields)
    saved = site.client.post(
        path, data=fields | {"do": "save"}, files={"none": ("", b"")}, headers=site.writer
    )
    assert saved.status_code == 303, saved.text
    after = site.client.get(f"/api/photographs/{before['id']}", headers=site.reader).json()
    assert after["photograph"] == before["photograph"]
    assert after["version"] == before["version"]


def test_a_cap_that_an_inscription_was_given_all_the_same_is_seen_and_told(site: Any) -> None:
    side = {"kind": "verso", "inscriptions": [{"kind": "note", "readings": [{"text": "x"}]}]}
    document = {"reference_code": "RICH CAP", "sides": [side]}
    made = site.client.post("/api/photographs", json=document, headers=site.writer).json()
    path, name = f"/edit/photographs/{made['id']}", "sides-0-inscriptions-0-access-size_cap_px"
    fields = sent_by(site.client.get(path, headers=site.writer).text)
    fields |= {"sides-0-inscriptions-0-access-given": "yes", name: "300", "do": "save"}
    told = site.client.post(path, data=fields, files={"no": ("", b"")}, headers=site.writer)
    assert (told.status_code, f'name="{name}" value="300"' in told.text) == (422, True)
    assert f'href="#{name}"' in told.text


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "after_cursor_execute", note)
    yield statements
    event.remove(Engine, "after_cursor_execute", note)


def of_size(code: str, size: int) -> dict[str, Any]:
    """A photograph with so many of everything."""
    note = {"kind": "note", "writer": "Jan", "readings": [{"text": "raz"}, {"text": "dwa"}]}
    side = {"kind": "detail", "presence": "not digitised", "inscriptions": [note] * size}
    codes = [f"{code}/{number}" for number in range(size)]
    return {
        "reference_code": code,
        "sides": [side] * size,
        "dates": [{"of": "inscribed", "as_written": "1941"}] * size,
        "custody": [{"kind": "gift", "to_agent": code} for code in codes],
        "agents": [{"role": "depicted", "name": code} for code in codes],
        "related": [{"kind": "pair", "photograph": code} for code in codes],
    }


def test_a_rich_form_is_shown_kept_and_saved_with_as_many_queries_as_a_poor_one(site: Any) -> None:
    counts = []
    for code, size in (("POOR", 1), ("LARGE", 8)):
        document = of_size(code, size)
        made = site.client.post("/api/photographs", json=document, headers=site.writer).json()
        path = f"/edit/photographs/{made['id']}"
        with asked() as shown:
            page = site.client.get(path, headers=site.writer)
        fields = sent_by(page.text) | {"carrier": "glass"}
        with asked() as kept:
            site.client.post(f"{path}/kept", data=fields, headers=site.writer)
        with asked() as saved:
            sent = site.client.post(path, data=fields | {"do": "save"}, headers=site.writer)
        assert sent.status_code == 303
        counts.append((len(shown), len(kept), len(saved)))
        assert not any(" reading" in statement for statement in kept), "nothing whole is loaded"
    assert counts[0] == counts[1]
