"""Resumption tokens: what is written comes back, and nothing else is taken. OAI-PMH 2.0, 3.5."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.harvesting import HarvestPosition
from app.exchange.oai_request import OaiFault, Verb
from app.exchange.oai_token import ResumptionToken, read_token

AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
ARGUMENTS = {"metadataPrefix": "edm", "from": "2026-01-01", "set": "a:b"}
RECORDS = ResumptionToken(Verb.RECORDS, ARGUMENTS, HarvestPosition(AT, "p1", "a/b/"), "", 100, 250)
SETS = ResumptionToken(Verb.SETS, path="a/b/", cursor=500)


@pytest.mark.parametrize("token", [RECORDS, SETS])
def test_a_token_comes_back_as_it_was(token: ResumptionToken) -> None:
    assert read_token(token.written(), token.verb) == token


def test_a_token_is_of_one_verb() -> None:
    with pytest.raises(OaiFault) as fault:
        read_token(RECORDS.written(), Verb.IDENTIFIERS)
    assert fault.value.code == "badResumptionToken"


def encoded(told: Any) -> str:
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "written",
    [
        "", "a", "ł", "====", encoded(None), encoded([]), encoded({}), RECORDS.written() + "=",
        encoded(["ListRecords", {"verb": "x"}, [""], 0, None]),
        encoded(["ListRecords", {"set": 1}, [""], 0, None]),
        encoded(["ListRecords", {}, [1], 0, None]), encoded(["ListRecords", {}, [""], -1, None]),
        encoded(["ListRecords", {}, ["when", "p", ""], 0, None]),
        encoded(["ListRecords", {}, [""], 1e400, None]), "W" * 4000,
    ],
)  # fmt: skip
def test_what_nobody_gave_is_refused(written: str) -> None:
    with pytest.raises(OaiFault) as fault:
        read_token(written, Verb.RECORDS)
    assert fault.value.code == "badResumptionToken"


@given(st.text(max_size=60))
def test_nothing_that_can_be_sent_breaks_it(written: str) -> None:
    with pytest.raises(OaiFault):
        read_token(written, Verb.RECORDS)
