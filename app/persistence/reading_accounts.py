"""Accounts as the house speaks of them: without their passwords."""

from app.domain.accounts import Account
from app.persistence.records.account import Account as AccountRecord


def account_of(record: AccountRecord) -> Account:
    """Tell who may sign in."""
    return Account(
        id=record.id,
        name=record.name,
        display_name=record.display_name,
        role=record.role,
        created_at=record.created_at,
        signed_in_at=record.signed_in_at,
        deactivated_at=record.deactivated_at,
    )
