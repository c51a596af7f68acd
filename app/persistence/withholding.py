"""What the public is told of what it may not see: that it is withheld, or that there is nothing.

A draft is as if it weren't there; of what was withdrawn it is told that it was.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from app.domain.access import WITHOUT_END, AccessRule, Withholding
from app.domain.errors import ImageWithheld, NotFound, Withheld
from app.domain.identifiers import known_form
from app.persistence.access_rules import rule_of
from app.persistence.records.asset import Asset
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit
from app.persistence.tombstones import deleted, deleted_image, withdrawn, withdrawn_unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import (
    withdrawn_images,
    withheld_images,
    withheld_photographs,
    withheld_units,
)

_OF_PHOTOGRAPH = (
    Photograph.reference_code, Photograph.access, Unit.access,
    Photograph.closed_until, Unit.closed_until,
)  # fmt: skip


def no_photograph(transaction: Transaction, photograph_id: str) -> NotFound:
    """Say why a photograph is not shown: it is closed, was withdrawn, or is none to be known of."""
    statement = withheld_photographs(*_OF_PHOTOGRAPH).where(
        Photograph.id == known_form(photograph_id)
    )
    told = _told(transaction, statement, "photograph")
    if isinstance(told, Withheld):
        return told
    return withdrawn(transaction, photograph_id) or deleted(transaction, photograph_id) or told


def no_image(transaction: Transaction, image_id: str) -> NotFound:
    """Say why a scan is not shown: it is closed, its photograph was withdrawn, or there is none.

    It is asked for after the scan was not found: no image that is shown waits for it.
    """
    statement = withheld_images(
        Photograph.reference_code, Side.access, Photograph.access, Unit.access,
        Side.closed_until, Photograph.closed_until, Unit.closed_until,
    ).where(Asset.id == known_form(image_id))  # fmt: skip
    told = _told(transaction, statement, "image")
    if isinstance(told, Withheld):
        return ImageWithheld.of(told.withholding)
    shown_once = withdrawn_images(Photograph.id).where(Asset.id == known_form(image_id))
    photograph_id = transaction.session.scalar(shown_once)
    gone = withdrawn(transaction, photograph_id) if photograph_id else None
    return gone or deleted_image(transaction, image_id) or told


def withholding_of(code: str, rule: AccessRule) -> Withholding:
    """Say what the public is told of a rule, on something of a photograph with this code."""
    return Withholding(code, rule.until_on, rule.notice, rule.size_cap_px)


def no_unit(transaction: Transaction, unit_id: str) -> NotFound:
    """Say why a unit is not shown: it is closed, was taken back, or is none to be known of."""
    statement = withheld_units(Unit.reference_code, Unit.access, Unit.closed_until)
    told = _told(transaction, statement.where(Unit.id == known_form(unit_id)), "unit")
    return told if isinstance(told, Withheld) else withdrawn_unit(transaction, unit_id) or told


def _told(transaction: Transaction, statement: Select[Any], noun: str) -> NotFound:
    """Read a reference code, then rules from the narrowest to the widest, then as many ends."""
    found = transaction.session.execute(statement).one_or_none()
    if found is None:
        return NotFound(f"There is no such {noun}.")
    code, *told = found
    half = len(told) // 2
    rules = [rule_of(document) for document in told[:half] if document is not None]
    last = max(day for day in told[half:] if day is not None)
    until_on = None if last == WITHOUT_END else last
    withholding = Withholding(code, until_on, _notice(rules))
    return Withheld(withholding.sentence(noun), withholding)


def _notice(rules: Sequence[AccessRule]) -> dict[str, list[str]]:
    """Give the notice of the narrowest rule that has one."""
    return next((dict(rule.notice) for rule in rules if rule.notice), {})
