"""Who keeps accounts, and what ends when somebody's access does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import Engine

from app.domain.accounts import Account, Role, SignedIn
from app.domain.audit import AuditFilter, Verb
from app.domain.errors import Conflict, NotAllowed, NotFound, NotSignedIn, Rejected
from app.domain.signing_in import Proven
from app.domain.viewers import THE_DESK, THE_PUBLIC, Means, Scope, Viewer
from app.persistence import sessions
from app.persistence.accounts import Accounts
from app.persistence.catalogue import Catalogue
from app.persistence.database import writing
from app.persistence.tokens import viewer_of_token
from app.persistence.viewing_tokens import viewer_of_viewing_token

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
SignedInBy = Callable[[str], SignedIn | None]
Act = Callable[[Accounts, str], object]
DIGEST = "a" * 64
ADMINISTERING: dict[str, Act] = {
    "listed": lambda accounts, _: accounts.listed(),
    "named": lambda accounts, _: accounts.named("anna"),
    "account": lambda accounts, account_id: accounts.account(account_id),
    "sessions": lambda accounts, account_id: accounts.sessions(account_id),
    "tokens": lambda accounts, account_id: accounts.tokens(account_id),
    "role": lambda accounts, account_id: accounts.change_role(account_id, Role.ADMINISTRATOR),
    "password": lambda accounts, account_id: accounts.keep_password(account_id, "x"),
    "deactivate": lambda accounts, account_id: accounts.deactivate(account_id),
    "activate": lambda accounts, account_id: accounts.activate(account_id),
    "end": lambda accounts, account_id: accounts.end_sessions(account_id),
    "rename": lambda accounts, account_id: accounts.rename(account_id, "x"),
}


def add(opened: Opening, name: str, role: Role = Role.CATALOGUER) -> Account:
    with opened(THE_DESK, writes=True) as catalogue:
        account = catalogue.accounts.add(name=name, shown="", role=role, password="kept")  # noqa: S106
        catalogue.commit()
    return account


def begin(opened: Opening, account: Account, digest: str) -> None:
    with opened(THE_PUBLIC, writes=True) as catalogue:
        begun = catalogue.signing_in.begin(
            Proven(account.id), sha256=digest, browser="Firefox", former=""
        )
        assert begun is not None
        catalogue.commit()


def give_token(
    opened: Opening, account: Account, scopes: frozenset[Scope], *, name: str = "t"
) -> None:
    with opened(viewer(account), writes=True) as catalogue:
        catalogue.tokens.add(name=name, sha256=DIGEST, prefix="v", scopes=scopes, expires_at=None)
        catalogue.commit()


@pytest.fixture
def signed_in(engine: Engine, clock: list[datetime]) -> SignedInBy:
    """Tell whose session it is, at the time of the test."""
    return partial(sessions.signed_in, engine, now=lambda: clock[0])


def viewer(account: Account) -> Viewer:
    return Viewer(account.name, account.role.scopes, Means.ACCOUNT, account.id)


def test_a_name_is_taken_once_however_it_is_written(opened: Opening) -> None:
    add(opened, "anna")
    with pytest.raises(Conflict, match="anna already"):
        add(opened, " ANNA")
    with pytest.raises(Rejected):
        add(opened, "anna nowak")


def test_accounts_are_listed_by_name_page_by_page(opened: Opening) -> None:
    for name in ("zofia", "anna", "jan"):
        add(opened, name)
    with opened(THE_DESK) as catalogue:
        first = catalogue.accounts.listed(limit=2)
        rest = catalogue.accounts.listed(after=first.after, limit=2)
    assert [account.name for account in first.items] == ["anna", "jan"]
    assert ([account.name for account in rest.items], rest.after) == (["zofia"], None)
    assert (first.total, rest.total) == (3, 3)


@pytest.mark.parametrize("act", ADMINISTERING.values(), ids=ADMINISTERING)
def test_only_administrators_keep_accounts(opened: Opening, act: Act) -> None:
    jan, anna = add(opened, "jan", Role.REVIEWER), add(opened, "anna")
    with opened(viewer(jan), writes=True) as catalogue, pytest.raises(NotAllowed):
        act(catalogue.accounts, anna.id)
    with opened(THE_PUBLIC, writes=True) as catalogue, pytest.raises(NotSignedIn):
        act(catalogue.accounts, anna.id)


def test_everybody_looks_after_their_own(opened: Opening) -> None:
    jan = add(opened, "jan")
    with opened(viewer(jan), writes=True) as catalogue:
        catalogue.accounts.rename(jan.id, "Jan Kowalski")
        catalogue.accounts.keep_password(jan.id, "other")
        assert catalogue.accounts.account(jan.id).display_name == "Jan Kowalski"
        assert catalogue.accounts.sessions(jan.id) == ()


def test_a_token_is_not_its_owner(opened: Opening) -> None:
    jan = add(opened, "jan")
    token = Viewer("jan: scanner", jan.role.scopes, Means.TOKEN, jan.id)
    with opened(token, writes=True) as catalogue, pytest.raises(NotAllowed):
        catalogue.accounts.keep_password(jan.id, "other")


def test_one_administrator_stays(opened: Opening) -> None:
    anna = add(opened, "anna", Role.ADMINISTRATOR)
    with opened(THE_DESK, writes=True) as catalogue:
        with pytest.raises(Conflict, match="only administrator"):
            catalogue.accounts.deactivate(anna.id)
        with pytest.raises(Conflict, match="only administrator"):
            catalogue.accounts.change_role(anna.id, Role.VIEWER)
    zofia = add(opened, "zofia", Role.ADMINISTRATOR)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.accounts.deactivate(anna.id)
        with pytest.raises(Conflict):  # who is deactivated is no administrator
            catalogue.accounts.deactivate(zofia.id)


def test_who_is_deactivated_is_out_at_once_and_for_good(
    engine: Engine, opened: Opening, signed_in: SignedInBy
) -> None:
    jan = add(opened, "jan")
    begin(opened, jan, DIGEST)
    scopes = frozenset({Scope.READ})
    give_token(opened, jan, scopes, name="scanner")
    assert signed_in(DIGEST) is not None
    found = viewer_of_token(engine, DIGEST)
    assert found is not None
    assert (found.name, found.scopes) == ("jan: scanner", scopes)
    for act in ("deactivate", "activate"):  # what ended stays ended
        with opened(THE_DESK, writes=True) as catalogue:
            getattr(catalogue.accounts, act)(jan.id)
            catalogue.commit()
        assert signed_in(DIGEST) is None
        assert viewer_of_token(engine, DIGEST) is None


def test_what_began_as_an_account_was_deactivated_opens_nothing_either(
    engine: Engine, opened: Opening, signed_in: SignedInBy
) -> None:
    """Its rows stand there, as two who write at one moment could leave them."""
    jan = add(opened, "jan")
    begin(opened, jan, DIGEST)
    give_token(opened, jan, frozenset({Scope.READ}))
    with opened(viewer(jan), writes=True) as catalogue:
        (session,) = catalogue.accounts.sessions(jan.id)
        assert catalogue.signing_in.keep_viewing_token(session.id, DIGEST)
        catalogue.commit()
    asked: tuple[Callable[[], object], ...] = (
        lambda: signed_in(DIGEST),
        lambda: viewer_of_token(engine, DIGEST),
        lambda: viewer_of_viewing_token(engine, DIGEST, now=lambda: session.created_at),
    )
    assert None not in [ask() for ask in asked]
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("UPDATE account SET deactivated_at = created_at")
    assert [ask() for ask in asked] == [None] * 3


def test_a_role_opens_and_closes_at_once_for_sessions_and_tokens(
    engine: Engine, opened: Opening, signed_in: SignedInBy
) -> None:
    jan = add(opened, "jan", Role.REVIEWER)
    begin(opened, jan, DIGEST)
    give_token(opened, jan, jan.role.scopes)
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.accounts.change_role(jan.id, Role.VIEWER)
        catalogue.commit()
    known, token = signed_in(DIGEST), viewer_of_token(engine, DIGEST)
    assert known is not None
    assert token is not None
    assert known.viewer.scopes == token.scopes == {Scope.READ}


def test_a_new_password_ends_all_sessions_but_the_one_that_changed_it(
    opened: Opening, signed_in: SignedInBy
) -> None:
    jan = add(opened, "jan")
    here, elsewhere = "1" * 64, "2" * 64
    begin(opened, jan, here)
    begin(opened, jan, elsewhere)
    known = signed_in(here)
    assert known is not None
    with opened(viewer(jan), writes=True) as catalogue:
        catalogue.accounts.keep_password(jan.id, "other", but_for=known.session_id)
        catalogue.commit()
    assert signed_in(here) is not None
    assert signed_in(elsewhere) is None


def test_nobody_ends_another_ones_session_by_its_id(opened: Opening) -> None:
    jan, anna = add(opened, "jan"), add(opened, "anna")
    begin(opened, anna, DIGEST)
    with opened(THE_DESK) as catalogue:
        (session,) = catalogue.accounts.sessions(anna.id)
    with opened(viewer(jan), writes=True) as catalogue, pytest.raises(NotFound):
        catalogue.accounts.end_session(jan.id, session.id)


def test_what_is_done_to_accounts_is_in_the_log(opened: Opening) -> None:
    jan = add(opened, "jan")
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.accounts.change_role(jan.id, Role.REVIEWER)
        catalogue.accounts.change_role(jan.id, Role.REVIEWER)  # changes nothing
        catalogue.accounts.keep_password(jan.id, "$argon2id$secret")
        catalogue.accounts.deactivate(jan.id)
        catalogue.commit()
    with opened(THE_DESK) as catalogue:
        entries = catalogue.audit.after(0, AuditFilter(subject_id=jan.id))
    assert [entry.verb for entry in entries] == [
        Verb.CREATE,
        Verb.CHANGE_ROLE,
        Verb.CHANGE_PASSWORD,
        Verb.DEACTIVATE,
    ]
    assert entries[1].details == {"name": "jan", "before": "cataloguer", "role": "reviewer"}
    assert "argon2" not in str(entries)
