"""What holds for every address of the application."""

from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest
from fastapi.routing import APIRoute

from app.web.routes import ROUTERS

BAD_IDS = {
    "step upwards": "../etc/passwd",
    "escaped step upwards": "%2E%2E",
    "escaped slash": "a%2Fb",
    "doubly escaped slash": "a%252Fb",
    "escaped steps": "..%2F..%2Fcatalogue.db",
    "backslash": "..%5Ccatalogue.db",
    "NUL": "a%00b",
    "line break": "a%0D%0Ab",
    "no UTF-8": "%FF%FE",
    "half a character": "%ED%A0%80",
    "very long": "a" * 5000,
    "overlong UTF-8": "%C0%AF%E0%80%AF",
    "many digits": "12345678901234567890",
    "a step in plain sight, escaped twice": "%252e%252e%252f",
    "other digits": "%D9%A1%D9%A2",
    "other letters": "Katy%C5%84",
    "a quotation mark": "%27%20OR%201=1",
    "a tag": "%3Cscript%3E",
    "a question mark": "%3Fq=1",
    "nothing": "%20",
    "another's": "01990000-0000-7000-8000-000000000000",
}
TUS = {
    "Tus-Resumable": "1.0.0",
    "Upload-Offset": "0",
    "Content-Type": "application/offset+octet-stream",
}
"""What an upload asks for before it looks for itself; others read no body here."""
PLAIN_PARTS = {"tail": "full/max/0/default.jpg"}
IN_QUERY = {"nothing": "", "NUL": "%00", "no UTF-8": "%FF", "half a character": "%ED%A0%80",
            "other": "%27%22%2A%28%29", "dots": "..%2F"}  # fmt: skip


def routes() -> list[tuple[str, str]]:
    """Every method and path that an identifier stands in.

    But what OPTIONS tells of uploads, which holds for any. tus 1.0.0, OPTIONS.
    """
    found = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return sorted(
        (method, route.path)
        for route in found
        for method in (route.methods or set()) - {"HEAD"}
        if "{" in route.path and (method, route.path) != ("OPTIONS", "/api/uploads/{upload_id}")
    )


def status(site: Any, method: str, path: str, **headers: str) -> int:
    """Send a path as it is written: a client that follows the rules would put it right first."""
    connection = HTTPConnection(site.client.base_url.host, site.client.base_url.port)
    with closing(connection):
        connection.request(method, path, headers=headers)
        return connection.getresponse().status


def filled(path: str, value: str) -> str:
    """Put a value in place of every identifier of a route."""
    for name in ("tail:path",):
        path = path.replace(f"{{{name}}}", PLAIN_PARTS[name.partition(":")[0]])
    return "".join(piece if place % 2 == 0 else value for place, piece in enumerate(_split(path)))


def _split(path: str) -> list[str]:
    return path.replace("}", "{").split("{")


@pytest.mark.parametrize(("method", "path"), routes())
def test_an_identifier_that_none_could_be_is_not_found(site: Any, method: str, path: str) -> None:
    found = {
        kind: status(site, method, filled(path, bad), **TUS, **site.editor)
        for kind, bad in BAD_IDS.items()
    }
    assert found == dict.fromkeys(BAD_IDS, 404)


@pytest.mark.parametrize("kind", IN_QUERY)
@pytest.mark.parametrize(
    "path",
    [
        "/?lang={}",
        "/search?q={}",
        "/units?units_after={}",
        "/viewer?photograph={}",
        "/viewer?q={}",
        "/language?lang={}&back={}",
        "/api/search?q={}",
        "/api/photographs?after={}",
        "/api/units?below={}",
        "/api/units?after={}",
        "/iiif/presentation/3/collection/root?after={}",
    ],
)
def test_nothing_that_can_be_asked_breaks_anything(site: Any, path: str, kind: str) -> None:
    assert status(site, "GET", path.replace("{}", IN_QUERY[kind])) < 500


@pytest.mark.parametrize("path", ["/", "/units", "/search?q=paradise", "/api/search?q=paradise",
                                  "/api/docs", "/api/openapi.json", "/static/verso.css",
                                  "/iiif/presentation/3/collection/root"])  # fmt: skip
def test_whatever_can_be_read_answers_head_alike(site: Any, path: str) -> None:
    head, get = site.client.head(path), site.client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    own = {"date", "server", "transfer-encoding", "x-request-id"}
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in get.headers.items() if k not in own
    }


def test_no_cache_gives_out_a_cookie(site: Any) -> None:
    answers = [site.client.get(path) for path in ("/language?lang=pl&back=/", "/sign-in")]
    assert all(answer.headers["set-cookie"] for answer in answers)
    assert all("no-store" in answer.headers["cache-control"] for answer in answers)


def test_an_unknown_page_is_told_as_a_page_with_its_policy(site: Any) -> None:
    answer = site.client.get("/nothing/here")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_only_the_viewers_page_may_write_styles(site: Any) -> None:
    viewer = site.client.get(f"/viewer?photograph={site.published.id}")
    assert viewer.status_code == 200
    assert "style-src 'self' 'unsafe-inline'" in viewer.headers["content-security-policy"]
    page = site.client.get(f"/photographs/{site.published.id}")
    assert "unsafe-inline" not in page.headers["content-security-policy"]


def test_the_viewer_of_no_photograph_tells_its_reader_the_way_out(site: Any) -> None:
    bare = site.client.get("/viewer", headers={"accept-language": "pl"})
    assert bare.status_code == 404
    assert "adres dotarł tu niepełny" in bare.text  # the address was cut short
    assert 'href="/units"' in bare.text


def test_there_is_no_address_with_a_slash_too_many(site: Any) -> None:
    assert site.client.get("/units/").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/units", "/search?q=site", "/photographs/{}", "/photographs/{}.json",
     "/viewer?photograph={}", "/api/photographs/{}", "/api/docs",
     "/iiif/presentation/3/{}/manifest", "/iiif/presentation/3/collection/root"],
)  # fmt: skip
def test_what_may_be_withdrawn_is_asked_for_anew_each_time(site: Any, path: str) -> None:
    path = path.format(site.published.id)
    public = site.client.get(path)
    assert public.headers["cache-control"] == "public, no-cache"
    insider = site.client.get(path, headers=site.reader)
    assert insider.headers["cache-control"] == "private, no-store"
    if not path.startswith("/iiif/"):
        assert "Authorization" in public.headers["vary"]
