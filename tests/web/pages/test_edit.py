"""The form of a photograph, without script: every button answers with everything typed kept."""

import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameForm
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.text_lengths import LONGEST_LIST
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind

Scan = Callable[..., bytes]
NEW = "/edit/photographs/new"


def post(site: Any, path: str, do: str, fields: dict[str, str], **files: tuple[str, bytes]) -> Any:
    """Press a button of a form."""
    sent = {name.replace("_at_", "-"): file for name, file in files.items()}
    padding = {"nothing": ("", b"")}
    return site.client.post(
        path, data={"do": do, **fields}, files=sent or padding, headers=site.editor
    )


def shown(site: Any, path: str, **query: str) -> str:
    """The page of a form; a new one is begun on a sheet of its own."""
    answer = site.client.get(path, params=query or None, headers=site.editor, follow_redirects=True)
    assert answer.status_code == 200
    page: str = answer.text
    return page


def value(page: str, name: str) -> str | None:
    """What stands in a field of a page."""
    found = re.search(rf'<input [^>]*name="{name}" value="([^"]*)"', page)
    area = re.search(rf'<textarea [^>]*name="{name}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return unescape((found or area).group(1)) if found or area else None  # type: ignore[union-attr]


def everything_in(page: str) -> dict[str, str]:
    """All that a browser would send of a page's form."""
    boxes = re.findall(r'<input type="checkbox"[^>]* name="([^"]+)" value="yes" checked', page)
    select = r'<select [^>]*name="([^"]+)".*?<option value="([^"]*)" selected'
    chosen = re.findall(select, page, re.DOTALL)
    names = set(re.findall(r'<(?:input type="(?:text|hidden)"|textarea)[^>]* name="([^"]+)"', page))
    typed = {name: value(page, name) or "" for name in names}
    return typed | dict.fromkeys(boxes, "yes") | {name: unescape(term) for name, term in chosen}


def made(site: Any, code: str, **fields: str) -> str:
    """Save a new photograph; its id."""
    answer = post(site, NEW, "save", {"reference_code": code, "version": "0", **fields})
    assert answer.status_code == 303, answer.text
    found = re.search(r"/edit/photographs/([0-9a-f-]{36})", answer.headers["location"])
    assert found is not None
    return found.group(1)


def test_the_public_is_asked_to_sign_in_and_a_reader_is_not_let_in(site: Any) -> None:
    assert site.client.get(NEW).status_code in {303, 401}
    assert site.client.get(NEW, headers=site.reader).status_code == 403
    assert site.client.post(NEW, data={"do": "save"}, headers=site.reader).status_code == 403


def test_a_photograph_is_made_and_its_form_shows_it(site: Any) -> None:
    fields = {
        "title-0-language": "pl",
        "title-0-text": "Katyń <b>1",
        "sides-0-kind": "recto",
        "dates-0-of": "taken",
        "dates-0-as_written": "December, 1941",
    }
    photograph_id = made(site, "EDIT 1", **fields)
    page = site.client.get(f"/edit/photographs/{photograph_id}", headers=site.editor).text
    assert value(page, "title-0-text") == "Katyń <b>1"
    assert value(page, "dates-0-as_written") == "December, 1941"
    assert value(page, "version") == "1"
    record = site.client.get(f"/api/photographs/{photograph_id}", headers=site.editor).json()
    assert record["photograph"]["title"] == {"pl": ["Katyń <b>1"]}
    assert record["state"] == "draft"


@pytest.mark.parametrize("do", ["add:dates", "add:sides-0-inscriptions", "check", "add:subjects"])
def test_whatever_is_pressed_everything_typed_stays(site: Any, do: str) -> None:
    fields = {
        "reference_code": "",
        "title-0-language": "en",
        "title-0-text": "half a",
        "sides-0-kind": "recto",
        "notes-0-kind": "general",
        "notes-0-text": "\nbegins with an empty line",
        "width_mm": "wide",
        "reason": "to begin",
    }
    page = post(site, NEW, do, fields).text
    for name in ("title-0-text", "notes-0-text", "width_mm", "reason"):
        assert value(page, name) == fields[name], name


def test_what_is_wrong_is_told_at_its_field_and_leads_to_it(site: Any) -> None:
    fields = {"reference_code": "EDIT 3", "width_mm": "wide", "version": "0", "sides-0-kind": "x"}
    answer = post(site, NEW, "save", fields)
    assert answer.status_code == 422
    assert '<a href="#width_mm">Width in mm</a>' in answer.text
    assert re.search(
        r'id="width_mm"[^>]*aria-describedby="width_mm-fault"[^>]*aria-invalid="true"', answer.text
    )
    assert '<a href="#sides-0-kind">' in answer.text
    assert value(answer.text, "width_mm") == "wide"


def test_a_scan_is_stored_at_once_and_named_in_the_form(site: Any, scan: Scan) -> None:
    fields = {"reference_code": "", "sides-0-kind": "recto", "version": "0"}
    digest = hashlib.sha256(scan(41)).hexdigest()
    answer = post(site, NEW, "save", fields, sides_at_0_at_file=("a.png", scan(41)))
    assert answer.status_code == 422, "it has no reference code"
    assert value(answer.text, "sides-0-scans-0-sha256") == digest
    assert value(answer.text, "sides-0-scans-0-file_name") == "a.png"
    again = fields | {
        "reference_code": "EDIT 4",
        "sides-0-scans-0-sha256": digest,
        "sides-0-scans-0-file_name": "a.png",
        "sides-0-scans-0-role": "original",
    }
    made(site, "EDIT 4", **again)
    picture = site.client.get(f"/edit/scans/{digest}.jpg", headers=site.editor)
    assert picture.headers["content-type"] == "image/jpeg"
    assert site.client.get(f"/edit/scans/{digest}.jpg").status_code in {303, 401}


def test_a_scan_that_is_stored_is_named_by_its_digest_alone(site: Any, scan: Scan) -> None:
    post(site, NEW, "discard", {})
    digest = hashlib.sha256(scan(43)).hexdigest()
    stored = site.client.put(f"/api/scans/{digest}", content=scan(43), headers=site.writer)
    assert stored.status_code == 201
    fields = {"sides-0-kind": "recto", "sides-0-scans-0-role": "original"}
    page = post(site, NEW, "check", fields | {"sides-0-scans-0-sha256": f" {digest.upper()} "}).text
    assert value(page, "sides-0-scans-0-sha256") == digest
    assert f"/edit/scans/{digest}.jpg" in page
    page = post(site, NEW, "check", fields | {"sides-0-scans-0-sha256": "f" * 64}).text
    assert "/edit/scans/" not in page
    post(site, NEW, "discard", {})


def test_a_file_that_is_no_scan_is_refused_and_the_rest_stays(site: Any) -> None:
    fields = {"reference_code": "EDIT 5", "sides-0-kind": "recto", "version": "0"}
    answer = post(site, NEW, "save", fields, sides_at_0_at_file=("a.txt", b"not a scan at all"))
    assert "is no scan" in answer.text
    assert 'href="#sides-0-file"' in answer.text
    assert value(answer.text, "reference_code") == "EDIT 5"


def test_what_was_typed_and_not_saved_is_there_again(site: Any) -> None:
    photograph_id = made(site, "EDIT 6")
    path = f"/edit/photographs/{photograph_id}"
    kept = site.client.post(
        f"{path}/kept",
        data={"reference_code": "EDIT 6", "carrier": "glass", "version": "1"},
        headers=site.editor,
    )
    assert kept.status_code == 204
    page = site.client.get(path, headers=site.editor).text
    assert value(page, "carrier") == "glass"
    assert "did not save" in page
    assert post(site, path, "discard", {}).status_code == 303
    assert value(site.client.get(path, headers=site.editor).text, "carrier") == ""


def test_a_scan_that_is_damaged_and_a_file_with_nothing_in_it_are_told_at_their_side(
    site: Any, scan: Scan
) -> None:
    path = f"/edit/photographs/{made(site, 'EDIT CUT')}"
    fields = {"reference_code": "EDIT CUT", "version": "1", "sides-0-kind": "recto"}
    cut = scan(74, kind="JPEG")[:-500]
    page = post(site, path, "upload", fields, sides_at_0_at_file=("cut.jpg", cut)).text
    assert '<span class="code">cut.jpg</span>: A part of the scan can&#39;t be decoded: ' in page
    page = post(site, path, "upload", fields, sides_at_0_at_file=("void.jpg", b"")).text
    assert re.search(r'<span class="code">void.jpg</span>: [^<]+it seems to be empty', page)


def test_of_two_editors_neither_loses_text(site: Any) -> None:
    photograph_id = made(site, "EDIT 7")
    path = f"/edit/photographs/{photograph_id}"
    fields = {"reference_code": "EDIT 7", "version": "1"}
    assert post(site, path, "save", fields | {"carrier": "glass"}).status_code == 303
    mine = {"reference_code": "EDIT 7b", "carrier": "paper", "condition": "torn"}
    clash = post(site, path, "save", fields | mine)
    assert clash.status_code == 409
    assert "EDIT 7 is at version 2, not 1: somebody has changed it since" in clash.text
    assert "repeat the change" not in clash.text, "both stand there already"
    assert value(clash.text, "carrier") == "paper"
    assert value(clash.text, "condition") == "torn"
    assert "glass" in clash.text
    version = value(clash.text, "version")
    assert version == "2"
    fields = {"reference_code": "EDIT 7", "version": "2", "carrier": "paper", "condition": "torn"}
    assert post(site, path, "save", fields).status_code == 303


def test_which_of_two_dates_is_meant_is_asked_and_answered(site: Any) -> None:
    fields = {"dates-0-of": "taken", "dates-0-as_written": "03.04.1942", "custody-0-kind": "gift"}
    fields["custody-0-date_as_written"] = "3 kwietnia 1900"
    fields["custody-0-calendar"] = "julian"
    page = post(site, NEW, "check", fields).text
    assert 'value="mean:dates-0-edtf:1942-03-04"' in page
    assert 'value="understand:custody-0"' in page
    page = post(site, NEW, "mean:dates-0-edtf:1942-03-04", fields).text
    assert value(page, "dates-0-edtf") == "1942-03-04"
    page = post(site, NEW, "understand:custody-0", fields).text
    assert value(page, "custody-0-date_edtf") == "1900-04-16"
    for odd in ("mean:", "mean:title-0-text:x", "mean:dates-7-edtf:1942", "mean:dates-0-note:1942"):
        page = post(site, NEW, odd, fields).text
        assert value(page, "dates-0-edtf") == ""
        assert value(page, "dates-0-note") == ""


def test_the_credit_line_is_shown_in_each_language_by_the_names_there(site: Any) -> None:
    ipn = AuthorityDescription(
        "Instytut Pamięci Narodowej",
        language="pl",
        kind=AgentKind.CORPORATE_BODY,
        forms=(NameForm("Institute of National Remembrance", language="en"),),
    )
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.authorities.save(AuthorityNoun.AGENT, ipn)
        catalogue.commit()
    fields = {"custody-0-kind": "gift", "custody-0-to_agent": "Instytut Pamięci Narodowej"}
    page = post(site, NEW, "check", fields).text
    assert "Photo from the archives of the Institute of National Remembrance<" in page
    assert "Fotografia z archiwum: Instytut Pamięci Narodowej<" in page


def test_the_next_one_begins_like_the_one_before(site: Any) -> None:
    fields = {"reference_code": "EDIT 8", "version": "0", "carrier": "glass"}
    answer = post(site, NEW, "next", fields)
    assert answer.status_code == 303
    page = shown(site, answer.headers["location"])
    assert value(page, "carrier") == "glass"
    assert value(page, "reference_code") == ""


def test_a_part_that_is_gone_is_told_and_nothing_is_lost(site: Any) -> None:
    answer = post(site, NEW, "remove:sides-7", {"reference_code": "EDIT 9"})
    assert answer.status_code == 422
    assert value(answer.text, "reference_code") == "EDIT 9"


def test_a_series_begins_from_a_template_until_it_is_not_wanted(site: Any) -> None:
    fields = {"template": "glass & plates", "carrier": "glass", "version": "0"}
    kept = post(site, NEW, "template", fields | {"reference_code": "T 1"})
    assert "template is kept" in kept.text
    assert "?template=glass+%26+plates" in kept.text or "glass%20%26%20plates" in kept.text
    post(site, NEW, "discard", {})
    page = shown(site, NEW, template="glass & plates")
    assert value(page, "carrier") == "glass"
    assert value(page, "reference_code") == ""
    site.client.post(
        "/edit/forms/drop", data={"key": "template:glass & plates"}, headers=site.editor
    )
    assert "glass" not in shown(site, NEW)
    told = "You have no template “glass &amp; plates”: this form begins empty."
    assert told in shown(site, NEW, template="glass & plates")


@pytest.mark.parametrize("name", ["", "x" * 501, "a\0b", "a\tb"])
def test_a_template_has_a_name_from_which_one_can_begin(site: Any, name: str) -> None:
    answer = post(site, NEW, "template", {"template": name, "carrier": "glass", "version": "0"})
    assert answer.status_code == 422
    assert '<a href="#template">Name of the template</a>' in answer.text
    assert value(answer.text, "carrier") == "glass"
    assert "?template=" not in shown(site, NEW)


def test_a_new_one_can_begin_like_the_one_edited_last(site: Any) -> None:
    post(site, NEW, "discard", {})
    made(site, "EDIT 10", condition="torn")
    assert value(shown(site, NEW, like="last"), "condition") == "torn"


def test_a_description_goes_to_review_to_the_public_and_back(site: Any) -> None:
    photograph_id = made(site, "EDIT 11")
    path = f"/edit/photographs/{photograph_id}"

    def step(name: str, why: str = "") -> Any:
        sent = {"step": name, "why": why}
        return site.client.post(f"{path}/state", data=sent, headers=site.editor)

    assert step("review").status_code == 303
    assert "In review" in site.client.get(path, headers=site.editor).text
    assert step("publish").status_code == 303
    assert site.client.get(f"/photographs/{photograph_id}").status_code == 200
    assert step("withdraw").status_code == 409, "it wants a reason"
    assert step("withdraw", "the donor asked").status_code == 303
    assert site.client.get(f"/photographs/{photograph_id}").status_code == 410


def test_what_is_saved_of_a_public_photograph_waits_beside_it(site: Any) -> None:
    path = f"/edit/photographs/{site.published.id}"
    page = site.client.get(path, headers=site.editor).text
    fields = everything_in(page) | {"carrier": "a new carrier"}
    assert post(site, path, "save", fields).status_code == 303
    assert "a new carrier" not in site.client.get(f"/photographs/{site.published.id}").text
    form = site.client.get(path, headers=site.editor).text
    assert "a new carrier" in form
    told = "the public sees what was published before"
    assert told in form
    assert told not in page


def test_the_longest_text_comes_back_letter_by_letter(site: Any) -> None:
    text = ("</textarea><script>alert(1) \U0001f642 \u202eabc\u202c &amp; \t" * 9_000)[:100_000]
    photograph_id = made(site, "EDIT 12", **{"notes-0-kind": "general", "notes-0-text": text})
    page = site.client.get(f"/edit/photographs/{photograph_id}", headers=site.editor).text
    assert value(page, "notes-0-text") == text
    assert "<script>alert" not in page
    fields = everything_in(page) | {"notes-0-text": f"{text}x"}
    answer = post(site, f"/edit/photographs/{photograph_id}", "save", fields)
    assert answer.status_code == 422
    assert '<a href="#notes-0-text">' in answer.text
    assert "has 100,001 characters, at most 100,000" in answer.text
    post(site, f"/edit/photographs/{photograph_id}", "discard", {})


def test_whoever_saves_many_new_words_is_told_when_searches_know_them(site: Any) -> None:
    told = "Searches find its new words as they are written now"
    words = " ".join(f"nowesłowo{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(260))
    photograph_id = made(site, "EDIT 21", **{"title-0-language": "pl", "title-0-text": words})
    saved = f"/edit/photographs/{photograph_id}?saved=yes"
    assert told in shown(site, saved)
    site.holding.jobs.settle(JobKind.SEARCH_WORDS, photograph_id)
    assert told not in shown(site, saved)


def test_a_list_that_is_too_long_is_told_at_its_field_and_stays(site: Any) -> None:
    subjects = {f"subjects-{n}-text": f"Subject {n}" for n in range(LONGEST_LIST + 1)}
    answer = post(site, NEW, "save", {"reference_code": "EDIT 22", "version": "0", **subjects})
    assert answer.status_code == 422
    assert '<a href="#subjects-0-text">' in answer.text
    assert "has 2,001 entries, at most 2,000" in answer.text
    assert value(answer.text, f"subjects-{LONGEST_LIST}-text") == f"Subject {LONGEST_LIST}"
    post(site, NEW, "discard", {})


def test_a_letter_that_none_can_hold_is_told_at_its_field(site: Any) -> None:
    fields = {"reference_code": "EDIT 13", "version": "0", "carrier": "a\0b"}
    answer = post(site, NEW, "save", fields)
    assert answer.status_code == 422
    assert '<a href="#carrier">' in answer.text
    assert "NUL" in answer.text
    assert "\0" not in answer.text
    assert value(answer.text, "carrier") == "a\ufffdb"
    answer = post(site, NEW, "save", fields | {"carrier": "", "reason": "a\0b"})
    assert answer.status_code == 422
    assert '<a href="#reason">' in answer.text
    post(site, NEW, "discard", {})


def test_what_a_unit_hands_down_is_told_and_counts(site: Any) -> None:
    bought = CustodyEventDescription(
        CustodyKind.PURCHASE, from_agent="A dealer", to_agent="The library"
    )
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        unit = UnitDescription("BOUGHT", title={"en": ["Bought"]}, custody=(bought,))
        catalogue.save_unit(unit)
        catalogue.commit()
    event = {"custody-0-kind": "gift", "custody-0-from_agent": "The library"}
    photograph_id = made(
        site, "EDIT 14", unit="BOUGHT", **event, **{"custody-0-to_agent": "The archive"}
    )
    page = site.client.get(f"/edit/photographs/{photograph_id}", headers=site.editor).text
    assert "A dealer → The library" in page
    assert "did not have it" not in page, "it had it, by what the unit tells"
    assert "The archive" in page[page.index("The chain tells:") :][:400]


def test_html_that_was_pasted_is_plain_text_before_it_is_saved(site: Any) -> None:
    pasted = '<p>After the <b>amnesty</b></p><script>alert(1)</script><a href="https://a.b/">s</a>'
    fields = {"notes-0-kind": "general", "notes-0-text": pasted, "version": "0"}
    first = post(site, NEW, "save", {"reference_code": "EDIT HTML", **fields})
    assert first.status_code == 200
    assert "There was HTML in what you typed or pasted" in first.text
    assert value(first.text, "notes-0-text") == "After the amnesty\ns (https://a.b/)"
    saved = post(site, NEW, "save", everything_in(first.text))
    assert saved.status_code == 303
