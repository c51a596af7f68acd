"""Who may sign in: a matter of administrators, and for what is their own, of everybody."""

from sqlalchemy import func, select

from app.domain.accounts import Account, Role, SessionSummary, account_name, display_name
from app.domain.audit import Subject, Verb
from app.domain.catalogued import Page
from app.domain.errors import Conflict
from app.domain.identifiers import known_form, new_id
from app.domain.viewers import Means, Scope, TokenSummary
from app.persistence import sessions, sign_in_counts, tokens
from app.persistence.audit import note
from app.persistence.looking_up import there
from app.persistence.reading_accounts import account_of
from app.persistence.records.account import Account as AccountRecord
from app.persistence.transaction import Transaction


class Accounts:
    """The accounts of a catalogue, for its viewer. What is changed here is in the audit log.

    `NotAllowed` where the viewer may neither administer nor is the one whom it is about.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def any(self) -> bool:
        """Whether there is an account at all; who asks need not be signed in."""
        return self._session.scalar(select(AccountRecord.id).limit(1)) is not None

    def listed(self, *, after: str | None = None, limit: int = 50) -> Page[Account]:
        """List the accounts by name, with their number."""
        self._transaction.require(Scope.ADMINISTER)
        query = select(AccountRecord).order_by(AccountRecord.name).limit(limit + 1)
        if after is not None:
            query = query.where(AccountRecord.name > after)
        found = [account_of(record) for record in self._session.scalars(query)]
        more = found[limit - 1].name if len(found) > limit else None
        total = self._session.scalar(select(func.count()).select_from(AccountRecord))
        return Page(tuple(found[:limit]), after=more, total=total)

    def account(self, account_id: str) -> Account:
        """Give an account, or raise `NotFound`."""
        self._require_own(account_id, writes=False)
        return account_of(self._record(account_id))

    def named(self, name: str) -> Account:
        """Give the account of a name, or raise `NotFound`."""
        self._transaction.require(Scope.ADMINISTER)
        query = select(AccountRecord).where(AccountRecord.name == account_name(name))
        found = self._session.scalars(query).one_or_none()
        return account_of(there(found, f"account as {account_name(name)}"))

    def add(self, *, name: str, shown: str, role: Role, password: str) -> Account:
        """Make an account; `password` is its kept form. `Conflict` where the name is taken."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        kept_name = account_name(name)
        taken = select(AccountRecord.id).where(AccountRecord.name == kept_name)
        if self._session.scalar(taken):
            raise Conflict(f"There is an account {kept_name} already. Choose another name.")
        record = AccountRecord(
            id=new_id(),
            name=kept_name,
            display_name=display_name(shown),
            role=role,
            password=password,
            created_at=self._transaction.now(),
        )
        self._session.add(record)
        self._session.flush()
        self._note(Verb.CREATE, record, role=role)
        return account_of(record)

    def change_role(self, account_id: str, role: Role) -> None:
        """Let somebody do more or less from now on. `Conflict` for the only administrator."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        record = self._record(account_id)
        if record.role is role:
            return
        self._refuse_last(record)
        before, record.role = record.role, role
        self._session.flush()
        self._note(Verb.CHANGE_ROLE, record, before=before, role=role)

    def rename(self, account_id: str, shown: str) -> None:
        """Change the name that others read; the one that is typed stays: it is in revisions."""
        self._require_own(account_id)
        record = self._record(account_id)
        if record.display_name != display_name(shown):
            record.display_name = display_name(shown)
            self._session.flush()
            self._note(Verb.CHANGE, record, display_name=record.display_name)

    def keep_password(self, account_id: str, password: str, *, but_for: str = "") -> None:
        """Keep a new password's kept form, and end all sessions but the one that is named."""
        self._require_own(account_id)
        record = self._record(account_id)
        record.password = password
        ended = sessions.end_sessions(self._transaction, record.id, but_for=[but_for])
        sign_in_counts.forgive(self._transaction, name=record.name)
        self._note(Verb.CHANGE_PASSWORD, record, sessions_ended=str(ended))

    def deactivate(self, account_id: str) -> None:
        """End somebody's access at once: sessions, tokens, and signing in. Once more is nothing."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        record = self._record(account_id)
        if record.deactivated_at is not None:
            return
        self._refuse_last(record)
        record.deactivated_at = self._transaction.now()
        ended = sessions.end_sessions(self._transaction, record.id)
        revoked = tokens.revoke_tokens_of(self._transaction, record.id)
        counts = {"sessions_ended": str(ended), "tokens_revoked": str(revoked)}
        self._note(Verb.DEACTIVATE, record, **counts)

    def activate(self, account_id: str) -> None:
        """Let somebody sign in again; sessions and tokens of before stay ended."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        record = self._record(account_id)
        if record.deactivated_at is not None:
            record.deactivated_at = None
            self._session.flush()
            self._note(Verb.ACTIVATE, record)

    def sessions(self, account_id: str) -> tuple[SessionSummary, ...]:
        """List an account's sessions that hold, the one used last first."""
        self._require_own(account_id, writes=False)
        return sessions.sessions_of(self._transaction, account_id)

    def end_session(self, account_id: str, session_id: str) -> None:
        """End one of an account's sessions, or raise `NotFound`."""
        self._require_own(account_id)
        sessions.end_session(self._transaction, account_id, session_id)
        self._note(Verb.END_SESSIONS, self._record(account_id), sessions_ended="1")

    def end_sessions(self, account_id: str, *, but_for: str = "") -> int:
        """End all of an account's sessions but the one that is named; give how many."""
        self._require_own(account_id)
        record = self._record(account_id)
        ended = sessions.end_sessions(self._transaction, record.id, but_for=[but_for])
        self._note(Verb.END_SESSIONS, record, sessions_ended=str(ended))
        return ended

    def tokens(self, account_id: str) -> tuple[TokenSummary, ...]:
        """List the tokens that an account made, the newest last."""
        self._require_own(account_id, writes=False)
        return tokens.tokens_of(self._transaction, account_id)

    def _require_own(self, account_id: str, *, writes: bool = True) -> None:
        viewer = self._transaction.viewer
        is_own = viewer.means is Means.ACCOUNT and viewer.key == account_id
        wanted = () if is_own else (Scope.ADMINISTER,)
        if writes:
            self._transaction.require_to_write(*wanted)
        else:
            self._transaction.require(*wanted)

    def _record(self, account_id: str) -> AccountRecord:
        return there(self._session.get(AccountRecord, known_form(account_id)), "account")

    def _refuse_last(self, record: AccountRecord) -> None:
        """Keep one administrator at least: nobody could make another one from a page else."""
        others = select(AccountRecord.id).where(
            AccountRecord.role == Role.ADMINISTRATOR,
            AccountRecord.deactivated_at.is_(None),
            AccountRecord.id != record.id,
        )
        is_one = record.role is Role.ADMINISTRATOR and record.deactivated_at is None
        if is_one and self._session.scalar(others.limit(1)) is None:
            raise Conflict(
                f"{record.name} is the only administrator. Make somebody else one first."
            )

    def _note(self, verb: Verb, record: AccountRecord, **details: str) -> None:
        told = {"name": record.name, **details}
        note(self._transaction, verb, Subject.ACCOUNT, record.id, details=told)
