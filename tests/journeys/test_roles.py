"""Each role walks through each verb: what it may do is done, and nothing else is."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from app.domain.accounts import Role
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK, Scope
from app.holdings import Holding, found_holding
from app.services.create_account import create_account
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application
from tests.filled_forms import FORMS

ServeAt = Callable[[Any, socket.socket], AbstractContextManager[str]]
Act = Callable[[httpx.Client, str], httpx.Response]

PASSWORD = "a sentence of some words"  # noqa: S105
NOBODY = "nobody"
WHO = (NOBODY, *Role)
MADE = iter(range(1000))


def describe(browser: httpx.Client, draft: str) -> httpx.Response:
    document = {"reference_code": f"RENAMED {next(MADE)}"}
    return browser.put(f"/api/photographs/{draft}", json=document, headers={"if-match": "*"})


def add(browser: httpx.Client, _: str) -> httpx.Response:
    return browser.post("/api/photographs", json={"reference_code": f"NEW {next(MADE)}"})


def withdraw(browser: httpx.Client, draft: str) -> httpx.Response:
    path = f"/api/photographs/{draft}/withdraw"
    return browser.post(path, params={"reason": "a person asked for it"})


def add_unit(browser: httpx.Client, _: str) -> httpx.Response:
    document = {"reference_code": f"UNIT {next(MADE)}", "title": {"en": ["x"]}}
    return browser.post("/api/units", json=document)


def make_account(browser: httpx.Client, _: str) -> httpx.Response:
    form = {"name": f"new{next(MADE)}", "role": "viewer", "password": PASSWORD}
    return browser.post("/admin/accounts", data=form)


VERBS: dict[str, tuple[Scope | None, Act]] = {
    "read what is public": (None, lambda browser, _: browser.get("/units")),
    "read a draft's page": (Scope.READ, lambda b, draft: b.get(f"/photographs/{draft}")),
    "read a draft's record": (Scope.READ, lambda b, draft: b.get(f"/api/photographs/{draft}")),
    "see one's account": (Scope.READ, lambda browser, _: browser.get("/account")),
    "describe": (Scope.WRITE, describe),
    "describe a new one": (Scope.WRITE, add),
    "describe a unit": (Scope.WRITE, add_unit),
    "publish": (Scope.PUBLISH, lambda b, draft: b.post(f"/api/photographs/{draft}/publish")),
    "withdraw": (Scope.PUBLISH, withdraw),
    "list accounts": (Scope.ADMINISTER, lambda browser, _: browser.get("/admin/accounts")),
    "make an account": (Scope.ADMINISTER, make_account),
    "read the log": (Scope.ADMINISTER, lambda browser, _: browser.get("/admin/audit")),
    "take the log away": (Scope.ADMINISTER, lambda browser, _: browser.get("/admin/audit.csv")),
}


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory, listener: socket.socket) -> Iterator[Holding]:
    home = tmp_path_factory.mktemp("roles") / "holding"
    with found_holding(Settings(home=home, port=listener.getsockname()[1])) as holding:
        yield holding
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def address(holding: Holding, listener: socket.socket, serve_at: ServeAt) -> Iterator[str]:
    with serve_at(create_application(holding), listener) as address:
        for role in Role:
            create_account(holding, THE_DESK, name=role.value, role=role, password=PASSWORD)
        yield address


@pytest.fixture
def draft(holding: Holding) -> str:
    """A draft of the test's own; withdrawn things don't become drafts again."""
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription(f"DRAFT {next(MADE)}"))
        catalogue.commit()
    return saved.id


@pytest.fixture(scope="module", params=WHO)
def who(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def by_session(who: Any, address: str) -> Iterator[httpx.Client]:
    """A browser in which somebody is signed in."""
    headers = {"sec-fetch-site": "same-origin"}
    with httpx.Client(base_url=address, headers=headers, timeout=30, event_hooks=FORMS) as browser:
        if who != NOBODY:
            browser.post("/sign-in", data={"name": who, "password": PASSWORD})
        yield browser


@pytest.fixture(scope="module")
def by_token(who: Any, address: str, holding: Holding) -> Iterator[httpx.Client]:
    """A program with a token of the same scopes."""
    headers = {}
    if who != NOBODY:
        token = create_token(holding, name="x", scopes=Role(who).scopes)
        headers["authorization"] = f"Bearer {token}"
    with httpx.Client(base_url=address, headers=headers, timeout=30) as program:
        yield program


def scopes_of(who: Any) -> frozenset[Scope]:
    return frozenset() if who == NOBODY else Role(who).scopes


def is_done(answer: httpx.Response) -> bool:
    """Whether what was asked for was done; a form that was taken leads on to a page."""
    leads_on = answer.status_code == httpx.codes.SEE_OTHER
    return answer.is_success or (leads_on and "/sign-in" not in answer.headers["location"])


@pytest.mark.parametrize("verb", VERBS)
def test_somebody_signed_in_does_what_their_role_allows(
    by_session: httpx.Client, who: Any, verb: str, draft: str
) -> None:
    wanted, act = VERBS[verb]
    answer = act(by_session, draft)
    assert is_done(answer) is (wanted is None or wanted in scopes_of(who)), answer.status_code
    assert is_done(answer) or answer.status_code in {303, 401, 403, 404}


@pytest.mark.parametrize("verb", sorted(VERBS.keys() - {"see one's account"}))
def test_a_token_does_what_its_scopes_allow(
    by_token: httpx.Client, who: Any, verb: str, draft: str
) -> None:
    wanted, act = VERBS[verb]
    answer = act(by_token, draft)
    assert is_done(answer) is (wanted is None or wanted in scopes_of(who)), answer.status_code
    assert is_done(answer) or answer.status_code in {303, 401, 403, 404}
