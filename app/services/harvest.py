"""Answering harvesters: OAI-PMH 2.0, as the public sees the catalogue.

Length: six verbs, each in a few lines.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import NotFound
from app.domain.harvesting import HarvestedHeader, HarvestQuestion
from app.domain.identifiers import known_form
from app.domain.record_links import RecordLinks
from app.domain.viewers import THE_PUBLIC
from app.exchange import dublin_core, europeana
from app.exchange.oai_answer import URN, Format, OaiAnswer, Repository
from app.exchange.oai_request import (
    TOKEN,
    OaiFault,
    OaiRequest,
    Verb,
    read_range,
    read_request,
)
from app.exchange.oai_token import ResumptionToken, read_token
from app.holdings import Holding
from app.iiif.record_links import record_links
from app.persistence.harvesting import Harvesting

RECORDS_A_PART: Final = 100
HEADERS_A_PART: Final = 500
SETS_A_PART: Final = 500
BEFOREHAND: Final = timedelta(seconds=5)
"""More than lies between the time of an event and the end of the transaction that tells of it."""

FORMATS: Final = (
    Format("oai_dc", dublin_core.SCHEMA, dublin_core.NAMESPACE),
    Format("edm", europeana.SCHEMA, europeana.NAMESPACE),
)


def harvest(holding: Holding, parameters: Iterable[tuple[str, str]]) -> bytes:
    """Answer a request; what can't be asked is answered by the protocol's own errors. 3.6.

    The answer says a time a little before its own, from which one asks again. What is told at the
    same moment, and was not to be seen yet, is met then.
    """
    answer = OaiAnswer(holding.addresses.oai(), at=holding.now() - BEFOREHAND)
    request = None
    try:
        request = read_request(parameters)
        with holding.open(THE_PUBLIC) as catalogue:
            _VERBS[request.verb](_Harvest(holding, catalogue.harvesting, request, answer))
    except OaiFault as fault:
        if request is not None and fault.echoes:
            answer.echo(request)
        answer.fault(fault)
    return answer.written()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a list: what asked for it, and what asks for the next, if there is one."""

    headers: tuple[HarvestedHeader, ...]
    token: ResumptionToken
    following: ResumptionToken | None


class _Harvest:
    """One request on its way to its answer."""

    def __init__(
        self, holding: Holding, harvesting: Harvesting, request: OaiRequest, answer: OaiAnswer
    ) -> None:
        self.holding = holding
        self.harvesting = harvesting
        self.request = request
        self.answer = answer
        self.arguments: Mapping[str, str] = request.arguments

    def identify(self) -> None:
        """4.2."""
        settings = self.holding.settings
        host = urlsplit(settings.base_url).hostname or ""
        site = host if "." in host.strip(".") else f"{host}.invalid"
        repository = Repository(
            name=settings.site_title,
            base_url=self.holding.addresses.oai(),
            admin_email=settings.contact_email or f"webmaster@{site}",
            earliest=self.harvesting.earliest() or self.holding.now(),
        )
        self.answer.begin(self.request)
        self.answer.identify(repository)

    def formats(self) -> None:
        """4.4: each record can be had in each format."""
        if "identifier" in self.arguments:
            self._header()
        self.answer.begin(self.request)
        self.answer.formats(FORMATS)

    def sets(self) -> None:
        """4.6."""
        token = self._token()
        found = self.harvesting.sets(after=token.path, limit=SETS_A_PART + 1)
        shown, more = found[:SETS_A_PART], len(found) > SETS_A_PART
        if not shown:
            raise OaiFault("noRecordsMatch", "There is no set that is open to the public.")
        self.answer.begin(self.request)
        self.answer.sets(shown)
        following = replace(token, path=shown[-1].path, cursor=token.cursor + len(shown))
        self._go_on(token, following if more else None)

    def identifiers(self) -> None:
        """4.3."""
        part = self._list(HEADERS_A_PART)
        for header in part.headers:
            self.answer.header(header)
        self._go_on(part.token, part.following)

    def records(self) -> None:
        """4.5."""
        part = self._list(RECORDS_A_PART)
        ids = [one.photograph_id for one in part.headers if not one.is_deleted]
        found = {one.id: one for one in self.harvesting.photographs(ids)}
        for header in part.headers:
            self._record(header, found.get(header.photograph_id))
        self._go_on(part.token, part.following)

    def record(self) -> None:
        """4.1."""
        self._format(self.arguments)
        header = self._header()
        ids = [] if header.is_deleted else [header.photograph_id]
        found = self.harvesting.photographs(ids)
        self.answer.begin(self.request)
        self._record(header, next(iter(found), None))

    def _list(self, limit: int) -> _Part:
        """Find this part of a list, and begin the answer."""
        token = self._token()
        arguments = token.arguments
        self._format(arguments)
        question = self._question(arguments)
        part = self.harvesting.headers(question, after=token.after, limit=limit)
        if not part.headers:
            raise OaiFault("noRecordsMatch", "No record matches.")
        if token.after is None and part.following is not None:
            token = replace(token, size=self.harvesting.count(question))
        self.answer.begin(self.request)
        following = None
        if part.following is not None:
            passed = token.cursor + len(part.headers)
            following = replace(token, after=part.following, cursor=passed)
        return _Part(part.headers, token, following)

    def _question(self, arguments: Mapping[str, str]) -> HarvestQuestion:
        from_at, before = read_range(arguments)
        path = ""
        if "set" in arguments:
            found = self.harvesting.path_of(arguments["set"].split(":"))
            if found is None:
                code = "badResumptionToken" if TOKEN in self.arguments else "noRecordsMatch"
                raise OaiFault(code, "There is no such set.")
            path = found
        return HarvestQuestion(from_at, before, path)

    def _token(self) -> ResumptionToken:
        if TOKEN in self.arguments:
            return read_token(self.arguments[TOKEN], self.request.verb)
        return ResumptionToken(self.request.verb, self.arguments)

    def _go_on(self, token: ResumptionToken, following: ResumptionToken | None) -> None:
        """3.5: say where the list goes on; a list that is whole says nothing."""
        if following is not None:
            self.answer.token(following.written(), cursor=token.cursor, size=token.size)
        elif TOKEN in self.arguments:
            self.answer.token("", cursor=token.cursor, size=token.size)

    def _header(self) -> HarvestedHeader:
        told = self.arguments["identifier"]
        try:
            found = self.harvesting.header(known_form(told.removeprefix(URN)))
        except NotFound:
            found = None
        if found is None or not told.startswith(URN):
            raise OaiFault("idDoesNotExist", "There is no record with this identifier.")
        return found

    def _format(self, arguments: Mapping[str, str]) -> None:
        if arguments.get("metadataPrefix") not in _WRITERS:
            known = ", ".join(one.prefix for one in FORMATS)
            raise OaiFault("cannotDisseminateFormat", f"Records can be had as {known}.")

    def _record(self, header: HarvestedHeader, photograph: CataloguedPhotograph | None) -> None:
        if photograph is None:
            self.answer.record(replace(header, is_deleted=True), None)
            return
        prefix = self._token().arguments["metadataPrefix"]
        links = record_links(
            photograph, addresses=self.holding.addresses, limits=self.holding.limits
        )
        metadata = _WRITERS[prefix](photograph, links, self.holding.settings.site_title)
        self.answer.record(header, metadata)


def _as_dublin_core(photograph: CataloguedPhotograph, links: RecordLinks, _: str) -> Element:
    return dublin_core.dublin_core(photograph, links)


def _as_europeana(photograph: CataloguedPhotograph, links: RecordLinks, site: str) -> Element:
    return europeana.europeana(photograph, links, provider=site)


_WRITERS: Final[Mapping[str, Callable[[CataloguedPhotograph, RecordLinks, str], Element]]] = {
    "oai_dc": _as_dublin_core,
    "edm": _as_europeana,
}


_VERBS: Final[Mapping[Verb, Callable[[_Harvest], None]]] = {
    Verb.IDENTIFY: _Harvest.identify,
    Verb.FORMATS: _Harvest.formats,
    Verb.SETS: _Harvest.sets,
    Verb.IDENTIFIERS: _Harvest.identifiers,
    Verb.RECORDS: _Harvest.records,
    Verb.RECORD: _Harvest.record,
}
