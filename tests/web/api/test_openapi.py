"""The OpenAPI document: what it promises is what is answered."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from app.exchange.batch_document import read_batch
from app.exchange.photograph_document import read_photograph
from app.exchange.unit_document import read_unit

Reader = Callable[[Any], object]


@pytest.fixture
def document(site: Any) -> dict[str, Any]:
    found: dict[str, Any] = site.client.get("/api/openapi.json").json()
    return found


def holds(document: dict[str, Any], schema: str, value: Any) -> None:
    """Check a value against one of the document's schemas."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    Draft202012Validator(whole).validate(value)


def references(value: Any) -> set[str]:
    """Every reference in a document."""
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(references, value.values()))
    if isinstance(value, list):
        return set().union(*map(references, value))
    return set()


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references(document) <= known


FILES = {"/api/scans/{sha256}"}
"""Where GET gives a file."""

NOT_FOR_ALL = ("/api/batches", "/api/suggest", "/api/scans")


def test_every_operation_tells_its_faults_as_problem_documents(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation["description"], (method, path)
            told = {one["name"]: one.get("description") for one in operation.get("parameters", ())}
            assert all(told.values()), (method, path, told)
            for status, answer in operation["responses"].items():
                if int(status) in {httpx.codes.NO_CONTENT, httpx.codes.NOT_MODIFIED}:
                    assert "content" not in answer, (method, path)
                    continue
                is_file = method == "get" and path in FILES
                good = "application/octet-stream" if is_file else "application/json"
                expected = "application/problem+json" if int(status) >= 400 else good
                assert list(answer["content"]) == [expected], (method, path, status)


def test_answers_are_as_they_are_described(site: Any, document: dict[str, Any]) -> None:
    get = site.client.get
    photograph = get(f"/api/photographs/{site.published.id}").json()
    holds(document, "PhotographRecord", photograph)
    holds(document, "PhotographDescription", photograph["photograph"])
    holds(document, "PhotographList", get("/api/photographs").json())
    holds(document, "UnitList", get("/api/units").json())
    holds(document, "SearchResult", get("/api/search?q=paradise").json())
    holds(document, "ProblemAnswer", get("/api/search?limit=0").json())


def test_the_examples_can_be_sent(document: dict[str, Any]) -> None:
    bodies: dict[str, Reader] = {
        "/api/photographs": read_photograph,
        "/api/units": read_unit,
        "/api/batches": read_batch,
    }
    for path, read in bodies.items():
        content = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        holds(document, content["schema"]["$ref"].rpartition("/")[2], content["example"])
        read(content["example"])


def test_reading_needs_no_token_and_writing_does(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            is_for_all = method == "get" and not path.startswith(NOT_FOR_ALL)
            assert ({} in operation["security"]) == is_for_all
