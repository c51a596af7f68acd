"""OAI-PMH 2.0 over HTTP, harvested by Sickle, a harvester of others."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import (
    BadArgument,
    BadResumptionToken,
    CannotDisseminateFormat,
    IdDoesNotExist,
    NoRecordsMatch,
)

from app.domain.access import AccessRule
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind, SidePresence
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services import harvest
from app.web.application import create_application

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
SCHEMAS = Path(__file__).parents[2] / "conformance/schemas"
IN_EDM = etree.XMLSchema(file=str(SCHEMAS / "answers-in-edm.xsd"))
IN_DUBLIN_CORE = etree.XMLSchema(file=str(SCHEMAS / "answers-in-dublin-core.xsd"))
BEGAN_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAYS = 5
OAI = "{http://www.openarchives.org/OAI/2.0/}"


@dataclass(frozen=True, slots=True)
class Repository:
    """A served catalogue: a photograph published on each day, by its code."""

    holding: Holding
    client: httpx.Client
    sickle: Sickle
    ids: dict[str, str]
    units: dict[str, str]

    def ask(self, **arguments: str) -> Any:
        """Ask for an answer that the official schema takes, and give its tree."""
        answer = self.client.get("/oai", params=arguments)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/xml; charset=utf-8"
        return valid(answer.content)

    def fault(self, **arguments: str) -> str:
        """Give the error that an answer is."""
        error = self.ask(**arguments).find(f"{OAI}error")
        return "" if error is None else error.get("code")


def valid(body: bytes) -> Any:
    """Give an answer's tree, which is as OAI-PMH.xsd and the schema of its records want it."""
    tree = etree.fromstring(body)
    schema = IN_DUBLIN_CORE if tree.find(".//{*}RDF") is None else IN_EDM
    assert schema.validate(tree), schema.error_log
    return tree


def described(code: str, unit: str) -> PhotographDescription:
    reading = ReadingDescription("Nad Wołgą <1942>\x0b & dalej", language="pl")
    note = InscriptionDescription(InscriptionKind.NOTE, (reading,))
    verso = SideDescription(
        SideKind.VERSO, presence=SidePresence.NOT_DIGITISED, inscriptions=(note,)
    )
    return PhotographDescription(code, {"pl": [f"Zdjęcie {code}"]}, unit=unit, sides=(verso,))


@pytest.fixture(scope="module")
def repository(
    holding: Holding, listener: socket.socket, serve_at: ServeAt
) -> Iterator[Repository]:
    moment = [BEGAN_AT]
    holding.now = lambda: moment[0]
    ids, units = {}, {}
    for code, parent in (("F", ""), ("F/1", "F"), ("G", "")):
        with holding.open(THE_DESK, writes=True) as catalogue:
            unit = UnitDescription(code, {"en": [f"Papers {code}"]}, parent=parent)
            units[code] = catalogue.save_unit(unit).id
            catalogue.commit()
    for number in range(DAYS):
        code, unit_code = f"P {number}", ("F", "F/1", "G")[number % 3]
        with holding.open(THE_DESK, writes=True) as catalogue:
            ids[code] = catalogue.save(described(code, unit_code)).id
            catalogue.publish(ids[code])
            catalogue.commit()
        moment[0] += timedelta(days=1)
    with holding.open(THE_DESK, writes=True) as catalogue:
        ids["draft"] = catalogue.save(described("draft", "G")).id
        ids["closed"] = catalogue.save(described("closed", "G")).id
        catalogue.publish(ids["closed"])
        catalogue.save(PhotographDescription("closed", unit="G", access=AccessRule()))
        catalogue.withdraw(ids["P 1"], reason="rights")
        catalogue.commit()
    with (
        serve_at(create_application(holding), listener) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield Repository(holding, client, Sickle(f"{address}/oai"), ids, units)


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give lists in parts of two."""
    for name in ("RECORDS_A_PART", "HEADERS_A_PART", "SETS_A_PART"):
        monkeypatch.setattr(harvest, name, 2)


def urns(repository: Repository, *codes: str) -> list[str]:
    return [f"urn:uuid:{repository.ids[code]}" for code in codes]


SHOWN = ("P 0", "P 2", "P 3", "P 4")


@pytest.mark.usefixtures("short_parts")
@pytest.mark.parametrize("prefix", ["oai_dc", "edm"])
def test_the_whole_catalogue_is_harvested_with_what_was_deleted(
    repository: Repository, prefix: str
) -> None:
    records = list(repository.sickle.ListRecords(metadataPrefix=prefix))
    found = {one.header.identifier: one.deleted for one in records}
    assert len(found) == len(records)
    assert found == dict.fromkeys(urns(repository, *SHOWN), False) | dict.fromkeys(
        urns(repository, "P 1"), True
    )
    headers = list(repository.sickle.ListIdentifiers(metadataPrefix=prefix))
    assert [one.identifier for one in headers] == [one.header.identifier for one in records]
    assert {one.datestamp for one in headers} > {"2026-03-01T12:00:00Z"}


@pytest.mark.usefixtures("short_parts")
def test_days_are_harvested_by_themselves(repository: Repository) -> None:
    for number in range(DAYS):
        day = (BEGAN_AT + timedelta(days=number)).date().isoformat()
        wanted = {"metadataPrefix": "oai_dc", "from": day, "until": day}
        if number == 1:  # it was withdrawn since
            with pytest.raises(NoRecordsMatch):
                list(repository.sickle.ListIdentifiers(**wanted))
            continue
        (header,) = repository.sickle.ListIdentifiers(**wanted)
        assert [header.identifier] == urns(repository, f"P {number}")
    since = {"metadataPrefix": "oai_dc", "from": "2026-03-04T12:00:00Z"}
    found = [one.identifier for one in repository.sickle.ListIdentifiers(**since)]
    assert found == urns(repository, "P 3", "P 4", "P 1")


@pytest.mark.usefixtures("short_parts")
def test_sets_are_units_within_units(repository: Repository) -> None:
    units = repository.units
    sets = {one.setSpec: one.setName for one in repository.sickle.ListSets()}
    inner = f"{units['F']}:{units['F/1']}"
    assert sets == {
        units["F"]: "F: Papers F", inner: "F/1: Papers F/1", units["G"]: "G: Papers G",
    }  # fmt: skip
    for spec, codes in ((units["F"], ("P 0", "P 3", "P 1", "P 4")), (inner, ("P 1", "P 4"))):
        found = repository.sickle.ListRecords(metadataPrefix="oai_dc", set=spec)
        told = [one.header.identifier for one in found]
        assert sorted(told) == sorted(urns(repository, *codes))
    for spec, fault in (
        ("nowhere", NoRecordsMatch), (units["F/1"], NoRecordsMatch), (":", BadArgument),
        ("", BadArgument),
    ):  # fmt: skip
        with pytest.raises(fault):
            repository.sickle.ListRecords(metadataPrefix="oai_dc", set=spec)


def test_every_verb_is_answered_as_the_schema_wants_in_each_format(repository: Repository) -> None:
    (urn,) = urns(repository, "P 0")
    for prefix in ("oai_dc", "edm"):
        for verb in ("ListRecords", "ListIdentifiers"):
            assert repository.ask(verb=verb, metadataPrefix=prefix).find(f"{OAI}{verb}") is not None
        repository.ask(verb="GetRecord", metadataPrefix=prefix, identifier=urn)
    for verb in ("Identify", "ListSets", "ListMetadataFormats"):
        assert repository.ask(verb=verb).find(f"{OAI}{verb}") is not None


VALUES = st.text() | st.text("aZ09:/%?#[]@!$&'()*+,;=~_.- ", max_size=8)


@settings(max_examples=80)
@given(
    verb=st.sampled_from(["GetRecord", "ListRecords", "ListSets", "ListMetadataFormats", "x"]),
    told=st.dictionaries(
        st.sampled_from(["identifier", "set", "from", "until", "resumptionToken"]), VALUES
    ),
    prefix=st.sampled_from(["oai_dc", "edm"]) | VALUES,
)
def test_whatever_is_asked_is_answered_as_the_schema_wants(
    repository: Repository, verb: str, told: dict[str, str], prefix: str
) -> None:
    named = {"metadataPrefix": prefix} if verb in {"GetRecord", "ListRecords"} else {}
    body = harvest.harvest(repository.holding, [("verb", verb), *(told | named).items()])
    assert valid(body).find(f"{OAI}responseDate") is not None


def test_an_answer_is_dated_before_what_it_may_have_missed(repository: Repository) -> None:
    asked_at = repository.holding.now()
    told = datetime.fromisoformat(repository.ask(verb="Identify").findtext(f"{OAI}responseDate"))
    assert asked_at - told < timedelta(seconds=10)
    assert repository.holding.now() - told > timedelta(seconds=1)


def test_answers_are_compressed_as_the_repository_says(repository: Repository) -> None:
    said = repository.ask(verb="Identify").findtext(f".//{OAI}compression")
    answer = repository.client.get(
        "/oai?verb=ListRecords&metadataPrefix=edm", headers={"accept-encoding": "gzip"}
    )
    assert answer.headers["content-encoding"] == said == "gzip"


def test_a_record_says_what_is_written_on_the_photograph(repository: Repository) -> None:
    (urn,) = urns(repository, "P 0")
    record = repository.sickle.GetRecord(identifier=urn, metadataPrefix="oai_dc")
    assert record.metadata["title"] == ["Zdjęcie P 0"]
    assert record.metadata["description"] == ["Nad Wołgą <1942> & dalej"]
    assert record.header.setSpecs == [repository.units["F"]]
    (gone,) = urns(repository, "P 1")
    deleted = repository.sickle.GetRecord(identifier=gone, metadataPrefix="edm")
    assert deleted.deleted
    formats = {one.metadataPrefix for one in repository.sickle.ListMetadataFormats(identifier=urn)}
    assert formats == {"oai_dc", "edm"}


def test_nothing_of_what_was_never_public_is_told(repository: Repository) -> None:
    for code in ("draft", "closed"):
        (urn,) = urns(repository, code)
        with pytest.raises(IdDoesNotExist):
            repository.sickle.GetRecord(identifier=urn, metadataPrefix="oai_dc")
    for identifier in ("urn:uuid:", repository.ids["P 0"], "urn:uuid:../x", "oai:x:1"):
        with pytest.raises(IdDoesNotExist):
            repository.sickle.GetRecord(identifier=identifier, metadataPrefix="oai_dc")


@pytest.mark.usefixtures("short_parts")
def test_a_list_goes_on_where_it_was_however_often_it_is_asked(repository: Repository) -> None:
    first = repository.ask(verb="ListIdentifiers", metadataPrefix="oai_dc")
    token = first.find(f".//{OAI}resumptionToken")
    assert (token.get("cursor"), token.get("completeListSize")) == ("0", "5")
    again = [repository.ask(verb="ListIdentifiers", resumptionToken=token.text) for _ in range(2)]
    seconds, thirds = ([one.text for one in each.iter(f"{OAI}identifier")] for each in again)
    assert seconds == thirds == urns(repository, "P 3", "P 4")
    last = again[0].find(f".//{OAI}resumptionToken")
    ending = repository.ask(verb="ListIdentifiers", resumptionToken=last.text)
    assert ending.find(f".//{OAI}resumptionToken").text is None


def test_faults_are_those_of_the_protocol(repository: Repository) -> None:
    fault = repository.fault
    assert fault() == fault(verb="Nothing") == "badVerb"
    assert fault(verb="ListRecords") == "badArgument"
    assert fault(verb="ListRecords", metadataPrefix="oai_dc", **{"from": "2026"}) == "badArgument"
    assert fault(verb="ListRecords", metadataPrefix="marc") == "cannotDisseminateFormat"
    assert fault(verb="ListRecords", resumptionToken="x") == "badResumptionToken"
    assert fault(verb="ListSets", resumptionToken="x" * 3000) == "badResumptionToken"
    assert fault(verb="ListRecords", metadataPrefix="oai_dc", set="a\0b") == "badArgument"
    assert fault(verb="Identify", until="2026-01-01") == "badArgument"
    later = {"from": "2030-01-01"}
    assert fault(verb="ListRecords", metadataPrefix="oai_dc", **later) == "noRecordsMatch"
    assert fault(verb="ListMetadataFormats", identifier="urn:uuid:x") == "idDoesNotExist"
    for kind, arguments in (
        (BadArgument, {"metadataPrefix": "oai_dc", "until": "x"}),
        (CannotDisseminateFormat, {"metadataPrefix": "x"}),
        (BadResumptionToken, {"resumptionToken": "x"}),
    ):
        with pytest.raises(kind):
            repository.sickle.ListIdentifiers(**arguments)


def test_the_repository_tells_of_itself(repository: Repository) -> None:
    told = repository.sickle.Identify()
    assert told.deletedRecord == "persistent"
    assert told.granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert told.earliestDatestamp == "2026-03-01T12:00:00Z"
    assert told.baseURL == repository.sickle.endpoint
    assert repository.ask(verb="Identify").find(f"{OAI}request").get("verb") == "Identify"
    assert repository.ask(verb="no").find(f"{OAI}request").attrib == {}


def test_a_form_is_answered_as_an_address_is(repository: Repository) -> None:
    by_form = Sickle(repository.sickle.endpoint, http_method="POST")
    codes = [one.header.identifier for one in by_form.ListRecords(metadataPrefix="oai_dc")]
    assert sorted(codes) == sorted(urns(repository, *SHOWN, "P 1"))
    answer = repository.client.post("/oai", json={"verb": "Identify"})
    assert answer.status_code == 415


def test_scripts_of_other_sites_may_harvest(repository: Repository) -> None:
    answer = repository.client.get("/oai?verb=Identify")
    assert answer.headers["access-control-allow-origin"] == "*"
