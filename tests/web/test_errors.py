"""The table from kinds of errors to statuses, and what each medium is told."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.domain import errors
from app.domain.errors import (
    BadImageRequest,
    BrokenCustody,
    Busy,
    Conflict,
    DamagedHolding,
    FileTooLarge,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OutOfReach,
    OutOfSpace,
    Problem,
    Rejected,
    UnreadableScan,
    VersoError,
)
from app.web.errors import answer_errors, status_of
from app.web.refusals import (
    Malformed,
    Stalled,
    TooLarge,
    VersionChanged,
    VersionWanted,
    WrongMediaType,
)

Serve = Callable[[Any], httpx.Client]
PROBLEM = Problem("sides[0].kind", "back", "is no term of this field")
RAISED: dict[str, VersoError] = {
    "missing": NotFound("There is no photograph by this name."),
    "busy": Busy("Too much at once.", retry_after_s=7),
    "away": OutOfReach("It doesn't answer just now.", "postgresql://verso@db.internal is away"),
    "rejected": Rejected("This photograph can't be taken.", (PROBLEM,)),
    "stranger": NotSignedIn("This needs a token."),
    "damaged": DamagedHolding("The original images/originals/aa/bb is missing."),
}


@pytest.fixture(scope="module")
def client(serve: Serve) -> httpx.Client:
    application = FastAPI(openapi_url=None)
    answer_errors(application)

    def fail(name: str) -> None:
        raise RAISED[name]

    for start in ("/api/{name}", "/iiif/3/{name}", "/photographs/{name}.json"):
        application.get(start)(fail)

    @application.get("/api/some/{place}")
    def counted(place: int, count: int) -> int:
        return place + count

    return serve(application)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (NotFound, 404),
        (NotSignedIn, 401),
        (NotAllowed, 403),
        (Conflict, 409),
        (VersionChanged, 412),
        (VersionWanted, 428),
        (Busy, 503),
        (OutOfReach, 503),
        (Rejected, 422),
        (BrokenCustody, 422),
        (BadImageRequest, 400),
        (Malformed, 400),
        (Stalled, 408),
        (TooLarge, 413),
        (WrongMediaType, 415),
        (UnreadableScan, 422),
        (DamagedHolding, 500),
        (OutOfSpace, 507),
        (FileTooLarge, 413),
    ],
)
def test_each_kind_has_its_status(kind: type[VersoError], status: int) -> None:
    assert status_of(kind("why"), reads=False) == status


def test_no_kind_is_forgotten() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    told = [kind for kind in kinds if issubclass(kind, VersoError) and kind is not VersoError]
    assert [kind for kind in told if status_of(kind.__new__(kind), reads=False) == 500] == [
        DamagedHolding
    ]


def test_for_a_reader_a_scan_without_a_picture_is_nothing() -> None:
    assert status_of(UnreadableScan("nothing decodes"), reads=True) == 404


def test_the_interface_is_told_by_a_problem_document(client: httpx.Client) -> None:
    answer = client.get("/api/rejected")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert told.pop("title").startswith("Unprocessable")  # RFC 9110 says Content, 4918 said Entity
    assert told == {
        "type": "about:blank",
        "status": 422,
        "detail": "This photograph can't be taken.",
        "problems": [
            {"where": "sides[0].kind", "value": "back", "reason": "is no term of this field"}
        ],
    }


def test_an_image_is_told_by_a_line_of_text(client: httpx.Client) -> None:
    answer = client.get("/iiif/3/missing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == "There is no photograph by this name.\n"


def test_a_record_as_json_is_told_as_json(client: httpx.Client) -> None:
    answer = client.get("/photographs/missing.json")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_stranger_is_told_which_key_fits(client: httpx.Client) -> None:
    assert client.get("/api/stranger").headers["www-authenticate"] == "Bearer"
    held = client.get("/api/stranger", headers={"authorization": "Bearer verso_x"})
    assert held.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_who_comes_at_a_busy_time_is_told_when_to_come_again(client: httpx.Client) -> None:
    answer = client.get("/api/busy")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")


def test_where_the_database_is_is_nobody_s_business(client: httpx.Client) -> None:
    answer = client.get("/api/away")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert "doesn't answer just now" in answer.text
    assert "db.internal" not in answer.text


def test_what_only_the_staff_can_mend_is_told_to_them_alone(client: httpx.Client) -> None:
    answer = client.get("/api/damaged")
    assert answer.status_code == 500
    assert "images/originals" not in answer.text
    assert answer.json()["instance"].startswith("urn:verso:fault:")


def test_a_parameter_out_of_form_is_named(client: httpx.Client) -> None:
    answer = client.get("/api/some/1?count=three")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["where"] == "count"
    assert answer.json()["problems"][0]["value"] == "three"


def test_a_part_of_an_address_that_can_t_be_meant_is_no_address(client: httpx.Client) -> None:
    assert client.get("/api/some/place?count=3").status_code == 404


def test_an_address_that_is_none_and_a_verb_that_is_not_for_it(client: httpx.Client) -> None:
    assert client.get("/api/a/b/c").status_code == 404
    answer = client.post("/api/missing")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_page_is_told_in_its_readers_language_with_the_way_out(site: Any) -> None:
    path = "/photographs/01990000-0000-7000-8000-000000000000"
    answer = site.client.get(path, headers={"accept-language": "pl"})
    assert answer.status_code == 404
    assert answer.headers["content-language"] == "pl"
    assert '<html lang="pl">' in answer.text
    assert 'href="/units"' in answer.text


def test_a_refusal_is_told_in_its_readers_language_and_to_programs_in_english(site: Any) -> None:
    said = {"data": {"field": "subjects", "action": "add", "query": "x"}, "headers": site.writer}
    page = site.client.post("/edit/batch?lang=pl", **said)
    assert page.status_code == 422
    assert "operations[0].value: brakuje tego" in page.text
    assert 'lang="en"' not in page.text.partition("<main")[2].partition("</main>")[0]
    asked = {"query": "x", "operations": [{"field": "subjects", "action": "add"}]}
    told = site.client.post("/api/batches?lang=pl", json=asked, headers=site.writer)
    assert told.json()["problems"][0]["reason"] == "is missing"
    forbidden = site.client.get("/edit/batch?lang=pl", headers=site.reader)
    assert (forbidden.status_code, "nie może tego zrobić" in forbidden.text) == (403, True)


def test_where_the_pages_themselves_are_broken_a_plain_one_answers(serve: Serve) -> None:
    bare = FastAPI(openapi_url=None)  # it serves no holding, which every page is made with
    answer_errors(bare)
    answer = serve(bare).get("/photographs/x")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
