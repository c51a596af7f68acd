"""Each page on which a new photograph is begun has a sheet of its own; none is lost."""

import re
from html import unescape
from typing import Any

import pytest

NEW = "/edit/photographs/new"


@pytest.fixture(autouse=True)
def empty_desk(site: Any) -> None:
    """Throw away what earlier tests have begun."""
    page = begun(site).text
    for key in re.findall(r'name="key" value="([^"]+)"', page):
        site.client.post("/edit/forms/drop", data={"key": unescape(key)}, headers=site.editor)


def begun(site: Any, **query: str) -> Any:
    return site.client.get(NEW, params=query, headers=site.editor, follow_redirects=True)


def typed(site: Any, sheet: str, code: str) -> None:
    """Keep what was typed on a sheet, as the page's script does."""
    fields = {"reference_code": code, "sheet": sheet, "version": "0"}
    answer = site.client.post(f"{NEW}/kept", data=fields, headers=site.editor)
    assert answer.status_code == 204


def sheet_of(answer: Any) -> str:
    (sheet,) = re.findall(r'name="sheet" value="([^"]*)"', answer.text)
    assert isinstance(sheet, str)
    return sheet


def test_each_page_begins_a_sheet_at_an_address_of_its_own(site: Any) -> None:
    first, second = begun(site), begun(site, unit="ŁÓDŹ & CO", sheet="../x")
    assert sheet_of(first) != sheet_of(second)
    assert first.url.params["sheet"] == sheet_of(first)
    assert 'name="unit" value="ŁÓDŹ &amp; CO"' in second.text


def test_two_pages_do_not_write_on_each_other_s_sheet(site: Any) -> None:
    one, other = sheet_of(begun(site)), sheet_of(begun(site))
    typed(site, one, "SHEET 1")
    typed(site, other, "SHEET 2")
    for sheet, code in ((one, "SHEET 1"), (other, "SHEET 2")):
        assert f'name="reference_code" value="{code}"' in begun(site, sheet=sheet).text


def test_what_was_begun_elsewhere_is_listed_to_be_taken_up_or_thrown_away(site: Any) -> None:
    sheet = sheet_of(begun(site))
    typed(site, sheet, "SHEET 3")
    page = begun(site).text
    assert f'href="{NEW}?sheet={sheet}"' in page
    assert "SHEET 3" in page
    assert f'href="{NEW}?sheet={sheet}"' not in begun(site, sheet=sheet).text, "it is open there"
    dropped = site.client.post(
        "/edit/forms/drop", data={"key": f"photograph:new:{sheet}"}, headers=site.editor
    )
    assert (dropped.status_code, dropped.headers["location"]) == (303, NEW)
    assert "SHEET 3" not in begun(site).text


def test_a_sheet_is_gone_once_it_is_saved(site: Any) -> None:
    sheet = sheet_of(begun(site))
    typed(site, sheet, "SHEET 4")
    sent = {"do": "save", "reference_code": "SHEET 4", "sheet": sheet, "version": "0"}
    saved = site.client.post(NEW, data=sent, headers=site.editor)
    assert saved.status_code == 303
    assert "SHEET 4" not in begun(site).text


def test_what_was_kept_before_there_were_sheets_is_there_still(site: Any) -> None:
    typed(site, "", "SHEET 5")
    assert f'href="{NEW}?sheet="' in begun(site).text
    assert 'value="SHEET 5"' in begun(site, sheet="").text


def test_nothing_else_can_be_dropped_here(site: Any) -> None:
    form = f"/edit/photographs/{site.published.id}"
    sent = {"reference_code": "typed", "version": "1"}
    site.client.post(f"{form}/kept", data=sent, headers=site.editor)
    key = f"photograph:{site.published.id}"
    site.client.post("/edit/forms/drop", data={"key": key}, headers=site.editor)
    assert 'value="typed"' in site.client.get(form, headers=site.editor).text
    site.client.post(form, data={"do": "discard"}, headers=site.editor)


def test_nobody_keeps_or_drops_anything_without_the_right_to(site: Any) -> None:
    for path in ("/edit/forms/drop", f"{NEW}/kept"):
        answer = site.client.post(path, data={"key": "x"}, headers=site.reader)
        assert answer.status_code == 403


def test_nothing_is_kept_for_a_photograph_that_is_not_there(site: Any) -> None:
    absent = "/edit/photographs/00000000-0000-7000-8000-000000000000/kept"
    assert site.client.post(absent, data={"version": "1"}, headers=site.editor).status_code == 404
