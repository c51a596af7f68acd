"""Answers of OAI-PMH 2.0 as XML: 3.2 XML Response Format, and 4 for each verb.

Elements stand in the order of OAI-PMH.xsd.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from app.domain.harvesting import HarvestedHeader, HarvestedSet
from app.domain.languages import best
from app.exchange.oai_request import OaiFault, OaiRequest
from app.exchange.xml_writing import add, clean, root, written

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/"
SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
URN: Final = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class Format:
    """4.4: a format in which records can be had."""

    prefix: str
    schema: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Repository:
    """4.2: what the repository says of itself."""

    name: str
    base_url: str
    admin_email: str
    earliest: datetime


class OaiAnswer:
    """One answer on its way; `written` gives its bytes."""

    def __init__(self, base_url: str, *, at: datetime) -> None:
        where = {"xmlns": NAMESPACE, "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}"}
        self._root = root("OAI-PMH", "xsi", attributes=where)
        add(self._root, "responseDate", seconds(at))
        self._request = add(self._root, "request", base_url)
        self._body = self._root

    def echo(self, request: OaiRequest) -> None:
        """Repeat what was asked."""
        self._request.set("verb", request.verb.value)
        for name, value in request.arguments.items():
            self._request.set(name, clean(value))

    def begin(self, request: OaiRequest) -> None:
        """Begin with what answers the verb."""
        self.echo(request)
        self._body = SubElement(self._root, request.verb.value)

    def fault(self, fault: OaiFault) -> None:
        """Say why there is no answer. 3.6."""
        add(self._root, "error", str(fault), attributes={"code": fault.code})

    def identify(self, repository: Repository) -> None:
        """4.2 Identify."""
        for name, value in (
            ("repositoryName", repository.name),
            ("baseURL", repository.base_url),
            ("protocolVersion", "2.0"),
            ("adminEmail", repository.admin_email),
            ("earliestDatestamp", seconds(repository.earliest)),
            ("deletedRecord", "persistent"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
            ("compression", "gzip"),
        ):
            add(self._body, name, value)

    def formats(self, formats: Iterable[Format]) -> None:
        """4.4 ListMetadataFormats."""
        for one in formats:
            told = SubElement(self._body, "metadataFormat")
            add(told, "metadataPrefix", one.prefix)
            add(told, "schema", one.schema)
            add(told, "metadataNamespace", one.namespace)

    def sets(self, sets: Iterable[HarvestedSet]) -> None:
        """4.6 ListSets."""
        for one in sets:
            told = SubElement(self._body, "set")
            add(told, "setSpec", set_spec(one.units))
            title = best(one.title)
            name = f"{one.reference_code}: {title}" if title else one.reference_code
            add(told, "setName", name)

    def header(self, header: HarvestedHeader) -> None:
        """4.3 ListIdentifiers: one record's header."""
        self._body.append(_header(header))

    def record(self, header: HarvestedHeader, metadata: Element | None) -> None:
        """2.5: a record; one that was deleted has no metadata."""
        told = SubElement(self._body, "record")
        told.append(_header(header))
        if metadata is not None:
            SubElement(told, "metadata").append(metadata)

    def token(self, token: str, *, cursor: int, size: int | None) -> None:
        """3.5: where the list goes on; empty where it ends."""
        told = {"cursor": str(cursor)}
        if size is not None:
            told["completeListSize"] = str(size)
        add(self._body, "resumptionToken", token, attributes=told)

    def written(self) -> bytes:
        """Write all of it."""
        return written(self._root)


def seconds(moment: datetime) -> str:
    """3.3: UTC, to the second."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def set_spec(units: Iterable[str]) -> str:
    """2.6: a set within others, as the ids of the units that lead to it."""
    return ":".join(units)


def record_identifier(photograph_id: str) -> str:
    """2.4: an identifier that outlives every address. RFC 9562, 4."""
    return f"{URN}{photograph_id}"


def _header(header: HarvestedHeader) -> Element:
    state: Mapping[str, str] = {"status": "deleted"} if header.is_deleted else {}
    told = Element("header", dict(state))
    add(told, "identifier", record_identifier(header.photograph_id))
    add(told, "datestamp", seconds(header.changed_at))
    if header.units:
        add(told, "setSpec", set_spec(header.units))
    return told
