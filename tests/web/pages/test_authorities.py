"""The pages of authorities, read and written as by a browser without script."""

import html
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.domain.accounts import Role
from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK

SELECT = r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>'
STAMPED = InscriptionDescription(
    InscriptionKind.STAMP, writer="Jan Nowak", hand="Hand of a clerk", stamp="Foto Nowak"
)


@pytest.fixture(scope="module")
def named(site: Any) -> dict[str, str]:
    """A published photograph with its names; their ids by their names."""
    description = PhotographDescription(
        "NAMED 1",
        title={"en": ["On a bench"]},
        sides=(SideDescription(SideKind.VERSO, inscriptions=(STAMPED,)),),
        agents=(
            ContributionDescription(
                AgentRole.DEPICTED,
                "Unknown woman, left (NAMED 1)",
                AgentKind.PERSON,
                inscription=(0, 0),
            ),
        ),
        subjects=("Benches",),
    )
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(description)
        catalogue.publish(saved.id)
        ids = {key[1]: one for key, one in catalogue.photograph(saved.id).authority_ids.items()}
        catalogue.commit()
    return ids | {"photograph": saved.id}


def test_a_photograph_leads_to_what_it_names_and_back(site: Any, named: dict[str, str]) -> None:
    page = site.client.get(f"/photographs/{named['photograph']}").text
    links = {
        f"/agents/{named['Unknown woman, left (NAMED 1)']}",
        f"/agents/{named['Jan Nowak']}",
        f"/hands/{named['Hand of a clerk']}",
        f"/stamps/{named['Foto Nowak']}",
        f"/subjects/{named['Benches']}",
    }
    assert links <= set(re.findall(r'href="([^"]+)"', page))
    for link in links:
        back = site.client.get(link).text
        assert f'href="/photographs/{named["photograph"]}"' in back
    assert "Bears this stamp" in site.client.get(f"/stamps/{named['Foto Nowak']}").text


def test_evidence_is_shown_both_ways(site: Any, named: dict[str, str]) -> None:
    page = site.client.get(f"/photographs/{named['photograph']}").text
    person = page.index('id="person-1"')
    assert 'href="#inscription-1"' in page[person : person + 700]
    assert 'href="#person-1"' in page
    assert "known only from the back" in page
    listed = site.client.get("/api/photographs", params={"only_from_back": True}).json()["items"]
    assert [one["id"] for one in listed] == [named["photograph"]]


def test_the_list_leads_to_pages(site: Any, named: dict[str, str]) -> None:
    page = site.client.get("/agents", params={"beginning": "jan"}).text
    assert f'href="/agents/{named["Jan Nowak"]}"' in page
    assert "Unknown woman" not in page
    polish = site.client.get("/stamps", headers={"accept-language": "pl"}).text
    assert "<h1>Pieczątki</h1>" in polish


def _fields(page: str) -> dict[str, str]:
    """The fields of the first form of a page, as a browser would send them."""
    form = page[page.index('<form method="post"') :]
    form = form[: form.index("</form>")]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and not ('type="checkbox"' in tag and "checked" not in tag):
            fields[name.group(1)] = html.unescape(value.group(1) if value else "")
    for name, body in re.findall(SELECT, form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        first = re.search(r'value="([^"]*)"', body)
        fields[name] = (chosen or first).group(1)  # type: ignore[union-attr]
    note = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", form, re.DOTALL)
    return fields | {"note": html.unescape(note.group(1)) if note else ""}


def test_an_authority_is_edited_in_a_plain_form(site: Any) -> None:
    begun = site.client.get("/edit/places/new", headers=site.writer)
    fields = _fields(begun.text) | {
        "name": "Kraków",
        "forms-1-name": "Krakau",
        "forms-1-language": "de",
        "identifiers-0-scheme": "geonames",
        "identifiers-0-value": "https://www.geonames.org/3094802/krakow.html",
        "note": "First line\nsecond line",
    }
    kept = site.client.post("/edit/places/new", data=fields, headers=site.writer)
    assert kept.status_code == 303
    path = urlsplit(kept.headers["location"]).path
    record = site.client.get(f"{path}.json", headers=site.reader).json()
    assert record["authority"] == {
        "name": "Kraków",
        "forms": [{"name": "Krakau", "language": "de"}],
        "identifiers": [{"scheme": "geonames", "value": "3094802"}],
        "note": "First line\nsecond line",
    }
    again = site.client.get(f"/edit{path}", headers=site.writer)
    unchanged = site.client.post(f"/edit{path}", data=_fields(again.text), headers=site.writer)
    assert unchanged.status_code == 303
    assert site.client.get(f"{path}.json", headers=site.reader).json() == record


def test_a_place_lies_where_its_form_says(site: Any) -> None:
    begun = site.client.get("/edit/places/new", headers=site.writer)
    fields = _fields(begun.text) | {"name": "Buzułuk", "latitude": "52,7833", "longitude": "-0.5"}
    kept = site.client.post("/edit/places/new", data=fields, headers=site.writer)
    path = urlsplit(kept.headers["location"]).path
    record = site.client.get(f"{path}.json", headers=site.reader).json()
    assert record["authority"] == {"name": "Buzułuk", "latitude": 52.7833, "longitude": -0.5}
    assert "52.7833° N, 0.5° W" in site.client.get(path, headers=site.reader).text
    again = _fields(site.client.get(f"/edit{path}", headers=site.writer).text)
    assert (again["latitude"], again["longitude"]) == ("52.7833", "-0.5")
    for latitude, longitude in (("91", "0"), ("1", ""), ("north", "1")):
        wrong = again | {"latitude": latitude, "longitude": longitude}
        answer = site.client.post(f"/edit{path}", data=wrong, headers=site.writer)
        assert answer.status_code == 422
        assert f'value="{latitude}"' in answer.text


def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(site: Any) -> None:
    fields = {
        "name": "Goethe",
        "kind": "person",
        "from_edtf": "28 August 1749",
        "identifiers-0-scheme": "gnd",
        "identifiers-0-value": "118540239",
        "forms-0-name": "Göthe",
    }
    answer = site.client.post("/edit/agents/new", data=fields, headers=site.writer)
    assert answer.status_code == 422
    page = answer.text
    assert 'id="from_edtf-fault"' in page
    assert 'id="identifiers-0-value-fault"' in page
    typed = _fields(page)
    assert {name: typed[name] for name in fields} == fields


def test_two_editors_of_one_authority_do_not_overwrite_each_other(site: Any) -> None:
    fields = {"name": "Torun", "version": "0"}
    made = site.client.post("/edit/places/new", data=fields, headers=site.writer)
    path = urlsplit(made.headers["location"]).path
    first = fields | {"version": "1", "name": "Toruń"}
    assert site.client.post(f"/edit{path}", data=first, headers=site.writer).status_code == 303
    second = site.client.post(
        f"/edit{path}", data=fields | {"version": "1", "note": "mine"}, headers=site.writer
    )
    assert second.status_code == 412
    assert "mine" in second.text


def test_somebody_is_identified_on_a_page_and_it_is_undone(
    site: Any, named: dict[str, str]
) -> None:
    unknown = named["Unknown woman, left (NAMED 1)"]
    edit = f"/edit/agents/{unknown}"
    fields = _fields(site.client.get(edit, headers=site.writer).text) | {"is_unidentified": "yes"}
    assert site.client.post(edit, data=fields, headers=site.writer).status_code == 303
    known = {"name": "Zofia Nowak", "kind": "person"}
    site.client.post("/edit/agents/new", data=known, headers=site.writer)
    wrong = site.client.post(f"{edit}/merge", data={"into": "Nobody"}, headers=site.writer)
    assert wrong.status_code == 422
    order = {"into": "Zofia Nowak", "reason": "says her granddaughter"}
    done = site.client.post(f"{edit}/merge", data=order, headers=site.writer)
    page = site.client.get(done.headers["location"], headers=site.reader).text
    assert "Unknown woman, left (NAMED 1)" in page
    public = site.client.get(urlsplit(done.headers["location"]).path).text
    assert "Unknown woman, left (NAMED 1)" in public
    assert "says her granddaughter" in public
    moved = site.client.get(f"/agents/{unknown}")
    assert moved.status_code == 302
    staff = site.client.get(done.headers["location"], headers=site.writer).text
    undo = re.search(r'action="(/edit/merges/[^"]+/undo)"', staff)
    assert undo is not None
    back = site.client.post(undo.group(1), headers=site.writer)
    assert urlsplit(back.headers["location"]).path == f"/agents/{unknown}"
    assert site.client.get(f"/agents/{unknown}").status_code == 200


def test_the_forms_are_for_whoever_writes(site: Any, named: dict[str, str]) -> None:
    edit = f"/edit/agents/{named['Jan Nowak']}"
    assert site.client.get(edit, headers=site.reader).status_code == 403
    assert site.client.get(edit, follow_redirects=False).status_code in (303, 401)
    assert site.client.post(edit, data={"name": "x"}, headers=site.reader).status_code == 403


def test_two_editors_of_one_authority_see_both_and_lose_nothing(site: Any, people: Any) -> None:
    zofia, adam = people[Role.CATALOGUER], people[Role.REVIEWER]
    said = {"name": "Lwów (two editors)", "note": "Galicia"}
    made = site.client.post("/api/authorities/place", json=said, headers=site.writer).json()
    path = f"/edit/places/{made['id']}"
    theirs = {
        "version": "1",
        "name": said["name"],
        "note": "Theirs",
        "latitude": "49.84",
        "longitude": "24.03",
        "forms-0-name": "Lemberg",
    }
    assert zofia.post(path, data=theirs).status_code == 303
    mine = {"version": "1", "name": said["name"], "note": "Mine", "until_edtf": "1939"}
    clash = adam.post(path, data=mine)
    assert clash.status_code == 412
    assert "is at version 2, not 1" in clash.text
    assert "repeat the change" not in clash.text, "both stand there already"
    for typed in ('value="49.84"', 'value="Lemberg"', 'value="1939"', "Mine</textarea>"):
        assert typed in clash.text, typed
    assert '<td lang="">Theirs</td>' in clash.text
    assert clash.text.count("Take the other<span") == 1, "the note, which both have changed"
    standing = mine | {"latitude": "49.84", "longitude": "24.03", "forms-0-name": "Lemberg"}
    standing |= {"version": "2", "clash": "note"}
    taken = adam.post(path, data=standing | {"do": "theirs:note"})
    assert "Theirs</textarea>" in taken.text
    assert 'value="1939"' in taken.text
    assert "Take the other<span" not in taken.text
    assert adam.post(path, data=standing).status_code == 303
    kept = site.client.get(f"/api/authorities/place/{made['id']}", headers=site.reader).json()
    assert kept["authority"] == {
        "name": said["name"],
        "forms": [{"name": "Lemberg"}],
        "note": "Mine",
        "until_edtf": "1939",
        "latitude": 49.84,
        "longitude": 24.03,
    }


def test_what_is_typed_of_an_authority_is_kept_until_it_is_saved(site: Any, people: Any) -> None:
    zofia = people[Role.CATALOGUER]
    said = {"name": "Kept stamp"}
    made = site.client.post("/api/authorities/stamp", json=said, headers=site.writer).json()
    path = f"/edit/stamps/{made['id']}"
    typed = {"version": "1", "name": "Kept stamp", "note": "half a sen", "forms-0-name": "<b>"}
    assert zofia.post(f"{path}/kept", data=typed).status_code == 204
    page = zofia.get(path).text
    assert "This is what you typed last and did not save." in page
    assert "half a sen</textarea>" in page
    assert 'value="&lt;b&gt;"' in page
    assert "half a sen" not in people[Role.REVIEWER].get(path).text, "each has their own"
    assert zofia.post(path, data=typed | {"do": "discard"}).headers["location"] == path
    assert "half a sen" not in zofia.get(path).text
    refused = zofia.post(path, data=typed | {"from_edtf": "long ago"})
    assert refused.status_code == 422
    assert 'value="long ago"' in zofia.get(path).text, "also without a script"
    assert zofia.post(path, data=typed).status_code == 303
    assert "did not save" not in zofia.get(path).text
    new = {"version": "0", "name": "Not yet a stamp"}
    assert zofia.post("/edit/stamps/new/kept", data=new).status_code == 204
    assert 'value="Not yet a stamp"' in zofia.get("/edit/stamps/new").text
    zofia.post("/edit/stamps/new", data=new | {"do": "discard"})
    for place in ("/edit/stamps/x/kept", f"/edit/agents/{made['id']}/kept"):
        assert zofia.post(place, data=typed).status_code == 404
    assert people[Role.VIEWER].post(f"{path}/kept", data=typed).status_code == 403


def test_html_that_was_pasted_is_plain_text_before_an_authority_is_saved(people: Any) -> None:
    zofia = people[Role.CATALOGUER]
    pasted = "<p>Stood at the <b>gate</b></p><script>alert(1)</script>"
    typed = {"version": "0", "name": "<b>Pasted</b> stamp", "note": pasted}
    shown = zofia.post("/edit/stamps/new", data=typed)
    assert shown.status_code == 200
    assert "There was HTML in what you typed or pasted" in shown.text
    assert 'value="Pasted stamp"' in shown.text
    assert "Stood at the gate</textarea>" in shown.text
    assert 'value="Pasted stamp"' in zofia.get("/edit/stamps/new").text, "it is kept meanwhile"
    plain = typed | {"name": "Pasted stamp", "note": "Stood at the gate"}
    assert zofia.post("/edit/stamps/new", data=plain).status_code == 303
