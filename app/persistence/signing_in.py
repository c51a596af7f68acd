"""Signing in and out: what an account's proof is compared with, and the session that follows."""

from dataclasses import replace

from sqlalchemy import delete, select

from app.domain.accounts import Account
from app.domain.audit import Subject, Verb
from app.domain.signing_in import Credentials, Proven
from app.domain.viewers import Means, Viewer
from app.persistence import sessions, sign_in_counts
from app.persistence.audit import note
from app.persistence.reading_accounts import account_of
from app.persistence.records.account import Account as AccountRecord
from app.persistence.records.account_session import AccountSession
from app.persistence.transaction import Transaction
from app.persistence.viewing_tokens import keep_viewing_token


class SigningIn:
    """What happens before anybody is known; the transaction's viewer tells from where it is."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._address = transaction.viewer.address

    def credentials(self, name: str) -> Credentials | None:
        """Give what somebody's password is compared with; None where nobody may sign in so.

        The try is counted, against the name and the address: `TooManyTries` where there were too
        many. Commit it before the comparison.
        """
        self._transaction.require_to_write()
        sign_in_counts.count_try(self._transaction, name=name, address=self._address)
        query = select(AccountRecord).where(AccountRecord.name == name)
        record = self._session.scalars(query).one_or_none()
        if record is None or record.deactivated_at is not None:
            return None
        return Credentials(record.id, record.name, record.password)

    def refuse(self, name: str) -> None:
        """Write down that it was tried in vain; a name that nobody has may be a password."""
        query = select(AccountRecord).where(AccountRecord.name == name)
        record = self._session.scalars(query).one_or_none()
        account_id, told = (record.id, {"name": record.name}) if record else ("", {})
        verb = Verb.SIGN_IN_REFUSED
        note(self._transaction, verb, Subject.ACCOUNT, account_id, details=told)

    def begin(self, proven: Proven, *, sha256: str, browser: str, former: str) -> Account | None:
        """Begin a session, under a digest that nobody has seen, and end the browser's former one.

        None where the account was deactivated, or its password changed, since it was proven.
        """
        self._transaction.require_to_write()
        record = self._session.get(AccountRecord, proven.account_id)
        if record is None or record.deactivated_at is not None:
            return None
        if proven.compared_with not in ("", record.password):
            return None
        record.password = proven.renewed or record.password
        record.signed_in_at = self._transaction.now()
        self._session.execute(delete(AccountSession).where(AccountSession.sha256 == former))
        sign_in_counts.forgive(self._transaction, name=record.name, address=self._address)
        known = self._known_as(record)
        session_id = sessions.begin_session(known, record.id, sha256=sha256, browser=browser)
        note(known, Verb.SIGN_IN, Subject.SESSION, session_id)
        self._session.flush()
        return account_of(record)

    def end(self, sha256: str) -> bool:
        """End the session of a cookie's digest; False where there was none."""
        self._transaction.require_to_write()
        query = select(AccountSession).where(AccountSession.sha256 == sha256)
        kept = self._session.scalars(query).one_or_none()
        if kept is None:
            return False
        record = self._session.get_one(AccountRecord, kept.account_id)
        note(self._known_as(record), Verb.SIGN_OUT, Subject.SESSION, kept.id)
        self._session.delete(kept)
        self._session.flush()
        return True

    def keep_viewing_token(self, session_id: str, sha256: str) -> bool:
        """Keep the digest of a viewer's token of a session; False where that has ended."""
        return keep_viewing_token(self._transaction, session_id, sha256=sha256)

    def _known_as(self, record: AccountRecord) -> Transaction:
        """Go on as the one who has proven who they are."""
        viewer = Viewer(record.name, record.role.scopes, Means.ACCOUNT, record.id, self._address)
        return replace(self._transaction, viewer=viewer)
