"""OAI-PMH 2.0: 3.1.1 arguments, 3.3 dates, 3.6 errors."""

from datetime import UTC, datetime

import pytest

from app.exchange.oai_request import OaiFault, Verb, read_range, read_request


def code_of(query: str) -> str:
    with pytest.raises(OaiFault) as fault:
        read_request([(*pair.split("=", 1),) for pair in query.split("&") if pair])  # type: ignore[misc]
    return fault.value.code


@pytest.mark.parametrize("query", ["", "verb=", "verb=identify", "verb=Identify&verb=Identify"])
def test_there_is_one_verb_of_six(query: str) -> None:
    assert code_of(query) == "badVerb"


@pytest.mark.parametrize(
    "query",
    [
        "verb=Identify&set=a",
        "verb=ListRecords",
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=a",
        "verb=ListRecords&metadataPrefix=oai_dc&identifier=a",
        "verb=GetRecord&identifier=a",
        "verb=GetRecord&metadataPrefix=oai_dc",
        "verb=GetRecord&metadataPrefix=oai_dc&resumptionToken=a",
        "verb=ListSets&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=a\0",
        "verb=ListRecords&metadataPrefix=" + "a" * 2001,
        "verb=ListRecords&metadataPrefix=a b",
        "verb=ListRecords&metadataPrefix=oai_dc&set=a:",
        "verb=ListRecords&metadataPrefix=marc&from=yesterday",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=a b",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=a%2",
    ],
)
def test_arguments_are_those_of_the_verb(query: str) -> None:
    assert code_of(query) == "badArgument"


def test_a_request_is_read() -> None:
    request = read_request(
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-01-01")]
    )
    assert request.verb is Verb.RECORDS
    assert request.arguments == {"metadataPrefix": "oai_dc", "from": "2026-01-01"}
    assert read_request([("verb", "ListSets"), ("resumptionToken", "a")]).verb is Verb.SETS


def test_days_are_whole_and_seconds_too() -> None:
    days = read_range({"from": "2026-01-01", "until": "2026-01-01"})
    assert days == (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC))
    until = "2026-01-01T10:00:00Z"
    assert read_range({"until": until}) == (None, datetime(2026, 1, 1, 10, 0, 1, tzinfo=UTC))
    assert read_range({}) == (None, None)
    assert read_range({"until": "9999-12-31"}) == (None, None)


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ("2026-01-01", "2026-01-01T00:00:00Z"), ("2026-02-01", "2026-01-31"), ("2026", None),
        ("2026-02-30", None), ("2026-01-01T24:00:00Z", None), ("2026-01-01T00:00:00", None),
        ("2026-01-01T00:00:00.5Z", None), ("", None), ("٢٠٢٦-01-01", None),
    ],
)  # fmt: skip
def test_a_range_that_cannot_be_is_refused(earliest: str, latest: str | None) -> None:
    told = {"from": earliest} | ({"until": latest} if latest is not None else {})
    with pytest.raises(OaiFault, match=r"from|until") as fault:
        read_range(told)
    assert fault.value.code == "badArgument"
