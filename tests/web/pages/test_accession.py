"""Bringing scans in over HTTP, as a browser without script does, and as the page's script does."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image

from app.domain.accounts import Role
from app.domain.viewers import THE_DESK

Scan = Callable[..., bytes]


@pytest.fixture
def zofia(people: dict[Role, httpx.Client]) -> httpx.Client:
    """A cataloguer with an empty desk."""
    client = people[Role.CATALOGUER]
    fields = {name: "out" if name.endswith("-group") else value for name, value in typed(client)}
    client.post("/edit/accession", data={**fields, "do": "forget"})
    return client


def typed(client: httpx.Client) -> list[tuple[str, str]]:
    """The fields of the page as a browser would send them."""
    page = client.get("/edit/accession").text
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    fields += re.findall(r'name="(group-\d+-code)" type="text" value="([^"]*)"', page)
    for name, body in re.findall(
        r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected>', body)
        fields.append((name, chosen.group(1) if chosen else ""))
    return [(name, unescape(value)) for name, value in fields]


def bring(client: httpx.Client, *files: tuple[str, bytes]) -> httpx.Response:
    parts = [("files", (name, body, "application/octet-stream")) for name, body in files]
    return client.post("/edit/accession", data={"do": "bring"}, files=parts)


def test_two_sides_become_one_draft_without_script(
    zofia: httpx.Client, scan: Scan, site: Any
) -> None:
    answer = bring(zofia, ("web 7_r.png", scan(71)), ("web 7_v.png", scan(72)))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/edit/accession#waiting"
    fields = dict(typed(zofia))
    assert fields["group-0-code"] == "web 7"
    assert [fields["scan-0-side"], fields["scan-1-side"]] == ["recto", "verso"]
    made = zofia.post("/edit/accession", data={**fields, "unit": "SITE", "do": "drafts"})
    assert made.status_code == 200
    link = re.search(r'href="(/edit/photographs/[^"]+)"><span class="code">web 7<', made.text)
    assert link
    assert zofia.get(link.group(1)).status_code == 200
    with site.holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("web 7")
    assert found.description.unit == "SITE"
    assert [side.scans[0].file_name for side in found.description.sides] == [
        "web 7_r.png",
        "web 7_v.png",
    ]
    assert "web 7_r.png" not in zofia.get("/edit/accession").text


def test_a_scan_that_is_damaged_says_so_in_the_readers_language(
    zofia: httpx.Client, scan: Scan
) -> None:
    bring(zofia, ("cut.jpg", scan(73, kind="JPEG")[:-500]))
    page = zofia.get("/edit/accession", headers={"accept-language": "pl"}).text
    assert re.search(r'<p class="facts" lang="en"><span>JPEG · [^:]+</span></p>', page)
    assert '<p class="fault-line">Części skanu nie można odczytać: ' in page


def test_the_form_of_a_draft_shows_what_its_file_says(
    zofia: httpx.Client, scan: Scan, site: Any
) -> None:
    exif = Image.Exif()
    exif[315] = "Jan <b>Nowak"
    written = BytesIO()
    Image.open(BytesIO(scan(80))).save(written, "JPEG", exif=exif)
    bring(zofia, ("web 80.jpg", written.getvalue()))
    assert "Jan &lt;b&gt;Nowak" in zofia.get("/edit/accession").text
    zofia.post("/edit/accession", data={**dict(typed(zofia)), "do": "drafts"})
    with site.holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("web 80")
    assert found.description.agents == (), "nothing is taken over by itself"
    page = zofia.get(f"/edit/photographs/{found.id}").text
    assert "Jan &lt;b&gt;Nowak" in page
    assert "EXIF Artist" in page


def test_corrections_are_kept_and_what_is_put_out_is_gone(zofia: httpx.Client, scan: Scan) -> None:
    bring(zofia, ("one.png", scan(73)), ("two.png", scan(74)), ("three.png", scan(75)))
    fields = dict(typed(zofia))
    fields |= {"group-0-code": "IPN 1", "scan-1-group": "0", "scan-1-side": "envelope"}
    fields |= {"scan-2-group": "out", "do": "refresh"}
    assert zofia.post("/edit/accession", data=fields).status_code == 303
    after = dict(typed(zofia))
    assert after["group-0-code"] == "IPN 1"
    assert "group-1-code" not in after
    assert (after["scan-1-name"], after["scan-1-side"]) == ("two.png", "envelope")


def test_a_file_that_is_catalogued_is_refused_with_a_link(
    zofia: httpx.Client, scan: Scan, site: Any
) -> None:
    bring(zofia, ("again.png", scan(1)), ("letter.txt", b"a letter"))
    page = zofia.get("/edit/accession").text
    assert f'href="/photographs/{site.published.id}"' in page
    assert "letter.txt" in page
    zofia.post("/edit/accession", data={"do": "forget"})
    assert "letter.txt" not in zofia.get("/edit/accession").text


def test_a_scan_that_waits_is_shown_small(zofia: httpx.Client, scan: Scan) -> None:
    bring(zofia, ("7.png", scan(76)))
    sha256 = dict(typed(zofia))["scan-0-sha256"]
    picture = zofia.get(f"/edit/accession/scans/{sha256}.jpg")
    assert picture.headers["content-type"] == "image/jpeg"
    bring(zofia, ("8.png", scan(76)))
    assert "is here already, as 7.png" in zofia.get("/edit/accession").text


def test_a_file_that_is_not_whole_is_shown_and_can_be_given_up(zofia: httpx.Client) -> None:
    said = {"tus-resumable": "1.0.0", "upload-length": "2000"}
    said["upload-metadata"] = "filename PGI+Lm5n,for YWNjZXNzaW9u"  # <b>.ng, accession
    place = zofia.post("/api/uploads", headers=said).headers["location"]
    page = zofia.get("/edit/accession").text
    assert "1 file is not whole yet" in page
    assert "0\N{NO-BREAK SPACE}B of 2\N{NO-BREAK SPACE}kB is here" in page
    for _ in range(2):
        wish = f"give-up:{place.rpartition('/')[2]}"
        assert zofia.post("/edit/accession", data={"do": wish}).status_code == 303
    assert "is not whole yet" not in zofia.get("/edit/accession").text


def test_nothing_chosen_is_said(zofia: httpx.Client) -> None:
    answer = zofia.post("/edit/accession", data={"do": "bring"})
    assert "Choose one file at least." in answer.text


def test_a_name_is_never_markup(zofia: httpx.Client, scan: Scan) -> None:
    bring(zofia, ("<b>x.png", scan(77)))
    page = zofia.get("/edit/accession").text
    assert "<b>x" not in page
    assert "&lt;b&gt;x.png" in page


def test_a_digest_that_never_came_in_is_not_taken_from_a_form(
    zofia: httpx.Client, site: Any
) -> None:
    """Otherwise a form could draw scans of others into a photograph of one's own."""
    digest = site.draft.description.sides[0].scans[0].sha256
    fields = {"scan-0-sha256": digest, "scan-0-group": "alone", "scan-0-name": "x", "do": "refresh"}
    zofia.post("/edit/accession", data=fields)
    assert digest not in zofia.get("/edit/accession").text


def test_refused_drafts_say_why_and_wait(zofia: httpx.Client, scan: Scan) -> None:
    bring(zofia, ("SITE 1.png", scan(78)))
    answer = zofia.post("/edit/accession", data={**dict(typed(zofia)), "do": "drafts"})
    assert answer.status_code == 422
    assert "There is a photograph SITE 1 already" in unescape(answer.text)
    assert dict(typed(zofia))["group-0-code"] == "SITE 1"


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_who_may_not_write_does_not_see_it(
    site: Any, people: dict[Role, httpx.Client], role: Role | None, scan: Scan
) -> None:
    client = people[role] if role else site.client
    for answer in (
        client.get("/edit/accession"),
        client.post("/edit/accession", files={"files": ("7.png", scan(79))}),
        client.get(f"/edit/accession/scans/{'0' * 64}.jpg"),
    ):
        assert answer.status_code in {303, 401, 403}
