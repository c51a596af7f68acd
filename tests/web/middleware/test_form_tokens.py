"""Every change bears the token of the session that it is made in; nothing gets round it."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.viewers import THE_DESK
from app.web.form_token import FIELD, HEADER, form_token
from app.web.pages.rendering import TEMPLATES
from tests.awaiting import PATIENCE_S
from tests.web.route_table import Way, ways

OWN = {"sec-fetch-site": "same-origin"}
TYPED = "Anna <Nowak> & „córka”"
FORM = re.compile(r'<form\b(?:[^>"]|"[^"]*")*>', re.IGNORECASE)
HIDDEN = re.compile(r'<input type="hidden" name="form_token" value="([A-Za-z0-9_-]{43})">')


@pytest.fixture(scope="module")
def cookie(people: Any) -> str:
    """The administrator's session."""
    return str(people[Role.ADMINISTRATOR].cookies["verso_session"])


@pytest.fixture
def bare(site: Any, cookie: str) -> Iterator[httpx.Client]:
    """The administrator's browser, which bears no token by itself."""
    with httpx.Client(
        base_url=site.client.base_url, headers=OWN, cookies={"verso_session": cookie}, timeout=30
    ) as client:
        yield client


def writing_ways(application: Any) -> list[Way]:
    return [way for way in ways(application) if not way.reads]


def test_every_form_that_changes_something_begins_with_its_token() -> None:
    seen = 0
    for template in sorted(TEMPLATES.rglob("*.html")):
        text = template.read_text("utf-8")
        assert "formmethod" not in text, template
        for form in FORM.finditer(text):
            if 'method="post"' not in form[0].lower():
                assert "hx-post" not in form[0], (template, form[0])
                continue
            after = text[form.end() :]
            own = "page" if template.name == "sign_in.html" else "shell"
            assert after.startswith(f"{{{{ {own}.token_field }}}}"), (template, form[0])
            seen += 1
    assert seen > 30


def test_no_way_that_changes_something_lets_a_session_in_without_its_token(
    site: Any, people: Any, bare: httpx.Client
) -> None:
    """Walked over the route table: a new route can't be forgotten."""
    application = site.application
    others = form_token(people[Role.VIEWER].cookies["verso_session"])
    with site.holding.open(THE_DESK) as catalogue:
        before = catalogue.photograph(site.published.id)
    walked = 0
    for way in writing_ways(application):
        address = re.sub(r"\{[^}]+\}", site.published.id, way.path)
        answers = (
            bare.request(way.method, address),
            bare.request(way.method, address, headers={HEADER: others}),
            bare.request(way.method, address, data={FIELD: others, "do": "save"}),
            bare.request(way.method, address, headers={"authorization": "Bearer verso_junk"}),
            bare.request(way.method, address, headers=site.writer),  # another's, and it holds
        )
        assert [answer.status_code for answer in answers] == [403] * 5, way
        walked += 1
    assert walked > 60
    with site.holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph(site.published.id) == before
    assert bare.get("/account").status_code == 200  # still signed in


def test_without_a_session_signing_in_alone_needs_one(site: Any) -> None:
    """All else refuses whoever is not known, or changes what the reader alone has put aside."""
    open_ways = {way.path for way in writing_ways(site.application) if not way.needs}
    assert open_ways == {"/sign-in", "/sign-out", "/selection", "/oai", "/iiif/auth/logout"}
    with httpx.Client(base_url=site.client.base_url, headers=OWN, timeout=30) as browser:
        for more in (None, site.writer):
            refused = browser.post("/sign-in", data={"name": "x", "password": "y"}, headers=more)
            assert refused.status_code == 403
        assert browser.post("/sign-out").status_code == 303
        assert browser.post("/selection", data={"do": "clear"}).status_code == 303


def test_a_page_gives_the_token_and_a_form_bears_it(bare: httpx.Client) -> None:
    page = bare.get("/account").text
    tokens = {found[1] for found in HIDDEN.finditer(page)}
    assert len(tokens) == 1
    sent = {FIELD: tokens.pop(), "do": "name", "display_name": TYPED}
    answer = bare.post("/account", data=sent)
    assert answer.status_code in {200, 303}
    assert TYPED in unescape(bare.get("/account").text)


def test_a_form_with_files_bears_it_first_and_its_reader_never_sees_it(
    bare: httpx.Client, cookie: str
) -> None:
    sheet = bare.get("/edit/photographs/new", follow_redirects=True)
    fields = {FIELD: form_token(cookie), "reference_code": "TOKEN 1", "do": "add:subjects"}
    parts = {name: (None, value) for name, value in fields.items()}
    answer = bare.post(sheet.url.path + "?" + sheet.url.query.decode(), files=parts)
    assert answer.status_code == 200
    assert 'value="TOKEN 1"' in answer.text
    kept = bare.post(
        f"{sheet.url.path}/kept?{sheet.url.query.decode()}",
        data={FIELD: form_token(cookie), "reference_code": "TOKEN 1"},
    )
    assert kept.status_code == 204


def test_our_scripts_bear_it_in_a_header(bare: httpx.Client, cookie: str) -> None:
    headers = {HEADER: form_token(cookie), "tus-resumable": "1.0.0", "upload-length": "5"}
    begun = bare.post("/api/uploads", headers=headers)
    assert begun.status_code == 201
    del headers[HEADER]
    refused = bare.delete(begun.headers["location"], headers=headers)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert "not sent from a page" in refused.json()["detail"]


def test_a_form_of_another_session_comes_back_with_what_was_typed(
    bare: httpx.Client, people: Any
) -> None:
    """So it is for who has signed in anew in another tab."""
    stale = form_token(people[Role.VIEWER].cookies["verso_session"])
    sent = {FIELD: stale, "do": "name", "display_name": TYPED + "\nagain", "password": "hunter2 x"}
    answer = bare.post("/account", data=sent)
    assert answer.status_code == 403
    assert answer.headers["cache-control"] == "private, no-store"
    assert stale not in answer.text
    assert "hunter2" not in answer.text
    assert "Passwords and files do not come back" in answer.text
    main = answer.text.partition("<main")[2]
    assert TYPED in unescape(main.partition("<details>")[2])
    form = main[main.index("<form") : main.index("</form>")]
    again = {
        name: unescape(value) for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form)
    }
    assert again.keys() == {FIELD, "do", "display_name"}
    assert bare.post("/account", data=again).status_code in {200, 303}


def test_a_page_of_another_site_is_shown_nothing_to_press(bare: httpx.Client) -> None:
    sent = {"do": "name", "display_name": "Chosen Elsewhere"}
    answer = bare.post("/account", data=sent, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "Chosen Elsewhere" not in answer.text


def test_a_form_of_signing_in_is_of_one_browser(site: Any, people: Any) -> None:
    """Nobody is signed in as somebody else by a form that somebody else has opened."""
    assert people
    base_url = site.client.base_url
    with (
        httpx.Client(base_url=base_url, headers=OWN, timeout=30) as theirs,
        httpx.Client(base_url=base_url, headers=OWN, timeout=30) as mine,
    ):
        page = theirs.get("/sign-in")
        assert page.headers["cache-control"] == "private, no-store"
        cookie = page.headers["set-cookie"].lower()
        assert cookie.startswith("verso_visit=")
        assert {"httponly", "path=/", "samesite=lax"} <= set(cookie.split("; "))
        token = HIDDEN.search(page.text)
        assert token is not None
        sent = {FIELD: token[1], "name": "viewer", "password": "a sentence of some words"}
        for _ in range(2):  # before a form of one's own was opened, and after
            refused = mine.post("/sign-in", data={**sent, "next": "/units"})
            assert refused.status_code == 403
            assert "verso_session" not in mine.cookies
            assert 'name="next" value="/units"' in refused.text
            assert 'name="name" type="text" value="viewer"' in refused.text
            assert "a sentence of some words" not in refused.text
        own = HIDDEN.search(refused.text)
        assert own is not None
        assert own[1] != token[1]
        assert mine.post("/sign-in", data={**sent, FIELD: own[1]}).status_code == 303
        assert theirs.post("/sign-in", data=sent).status_code == 303


@pytest.mark.parametrize("size", [1, 7, 5000])
def test_a_body_may_come_in_pieces(bare: httpx.Client, cookie: str, size: int) -> None:
    whole = f"{FIELD}={form_token(cookie)}&do=name&display_name=Jan+{'x' * 60}".encode()
    pieces = (whole[at : at + size] for at in range(0, len(whole), size))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert bare.post("/account", content=pieces, headers=headers).status_code in {200, 303}
    assert bare.get("/account").text.count("x" * 60)


@pytest.mark.parametrize(
    "body",
    [
        "do=name&form_token={token}",
        "form_token={token}x&do=name",
        "form_token=&do=name",
        "",
        "form_token={token}%00",
    ],
)
def test_a_token_that_stands_elsewhere_is_none(bare: httpx.Client, cookie: str, body: str) -> None:
    content = body.format(token=form_token(cookie)).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert bare.post("/account", content=content, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/edit/photographs/new", "/api/uploads/x", "/account"])
def test_what_is_refused_is_not_read_first(site: Any, cookie: str, path: str) -> None:
    """The answer is there though only a thousandth of what was announced has come."""
    url = site.client.base_url
    with socket.create_connection((url.host, url.port), timeout=PATIENCE_S) as link:
        said = (
            f"POST {path} HTTP/1.1\r\nHost: {url.host}:{url.port}\r\n"
            "Sec-Fetch-Site: same-origin\r\n"
            f"Cookie: verso_session={cookie}\r\nContent-Length: 100000000\r\n"
            "Content-Type: multipart/form-data; boundary=b\r\n\r\n".encode()
            + b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
            + b"x" * 100_000
        )
        with suppress(ConnectionError):  # it may be answered, and left, before all of this is said
            link.sendall(said)
        assert link.recv(100).startswith(b"HTTP/1.1 403 ")


def test_a_token_of_the_api_needs_none(site: Any) -> None:
    answer = site.client.post("/api/photographs", headers=site.writer, json={})
    assert answer.status_code == 422  # it is looked at, and lacks all that a photograph needs


def test_the_script_that_sends_scans_names_the_header() -> None:
    script = Path(TEMPLATES).with_name("static") / "uploads.js"
    assert '"X-Form-Token": document.querySelector("input[name=form_token]").value' in (
        script.read_text("utf-8")
    )
