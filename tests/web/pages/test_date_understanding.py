"""What is shown beside a date while it is typed."""

import re
from typing import Any

import pytest


def shown(site: Any, *, language: str = "en", **asked: str) -> str:
    answer = site.client.get("/edit/date", params=asked, headers={"accept-language": language})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def test_what_was_understood_is_said_in_words_and_in_edtf(site: Any) -> None:
    found = shown(site, text="grudzień 1941")
    assert "<p>December 1941 " in found
    assert '<span class="code">1941-12</span>' in found
    assert "grudzień 1941" not in found
    assert "grudzień 1941" in shown(site, text="December, 1941", language="pl")


def test_what_else_it_may_be_is_offered(site: Any) -> None:
    found = shown(site, text="03.04.1942")
    assert "It is read day first" in found
    assert '4 March 1942 <span class="code">1942-03-04</span>' in found
    assert '<button type="button" data-edtf="1942-03-04">This is meant' in found


def test_first_and_last_day_are_told(site: Any) -> None:
    assert "First day 1 December 1941, last day 31 December 1941" in shown(site, text="12.1941")
    assert "First day" not in shown(site, text="4 February 1883")


def test_what_is_not_understood_says_so(site: Any) -> None:
    assert "it is not understood" in shown(site, text="<b>po wojnie</b>")
    assert "<b>" not in shown(site, text="<b>po wojnie</b>")


def test_nothing_is_said_of_nothing(site: Any) -> None:
    assert shown(site, text="  ").strip() == ""
    assert shown(site).strip() == ""


@pytest.mark.parametrize("calendar", ["", "julian"])
def test_a_form_may_send_its_field_under_its_own_name(site: Any, calendar: str) -> None:
    sent = {"dates-0-as_written": "12 grudnia 1914", "dates-0-calendar": calendar}
    found = shown(site, **sent)
    assert ("Written in the Julian calendar." in found) is (calendar == "julian")
    assert ("25 December 1914" in found) is (calendar == "julian")
