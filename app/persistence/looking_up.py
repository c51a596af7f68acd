"""One thing by its name: a photograph, a unit, an image."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import ColumnElement, false, func
from sqlalchemy.orm import InstrumentedAttribute

from app.domain.catalogued import (
    CataloguedImage,
    CataloguedPhotograph,
    CataloguedUnit,
    manifest_revision,
)
from app.domain.errors import ImageWithheld, NotFound
from app.domain.extent import Extent
from app.domain.identifiers import known_form
from app.domain.imagery import SHOWN
from app.domain.rights import is_statement
from app.domain.size_caps import is_capped, known_image
from app.domain.viewers import Scope
from app.persistence.access_rules import as_shown, caps_for, caps_of_sides
from app.persistence.agent_names import agents_of_chain
from app.persistence.reading_photographs import catalogued, load_whole
from app.persistence.reading_units import trails
from app.persistence.records.asset import Asset
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.rights_assertion import RightsAssertion
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import image_is_known, image_is_public, images, photographs, units
from app.persistence.withholding import no_image, no_photograph, withholding_of

T = TypeVar("T")

_COLOUR_BANDS = 3


def there(found: T | None, noun: str) -> T:
    """Let through what was found; what is hidden and what is absent are told apart by nobody."""
    if found is None:
        raise NotFound(f"There is no such {noun}.")
    return found


def coded(column: InstrumentedAttribute[str], reference_code: str) -> ColumnElement[bool]:
    """Mean what has this reference code; what no database can hold means nothing.

    Half of a surrogate pair comes from a terminal whose bytes are not UTF-8, NUL from nobody who
    means well.
    """
    try:
        is_text = b"\0" not in reference_code.encode()
    except UnicodeEncodeError:
        is_text = False
    return column == reference_code if is_text else false()


def photograph(transaction: Transaction, which: ColumnElement[bool]) -> CataloguedPhotograph | None:
    """Give the photograph that is meant, whole, if the viewer may see it."""
    session, viewer = transaction.session, transaction.viewer
    found = load_whole(session, photographs(viewer, Photograph).where(which))
    if not found:
        return None
    record = found[0]
    trail = trails(session, viewer, [record.unit_id]).get(record.unit_id, ())
    whole = _with_units(record, trail)
    shown = replace(whole, description=as_shown(transaction, whole.description))
    chain = [link.event for link in shown.chain]
    return replace(shown, known_agents=agents_of_chain(session, chain))


def photographs_whole(
    transaction: Transaction, ids: Sequence[str]
) -> tuple[CataloguedPhotograph, ...]:
    """Give those of some photographs, whole, that the viewer may see, in the order of their ids.

    The number of queries does not grow with theirs.
    """
    session, viewer = transaction.session, transaction.viewer
    records = load_whole(session, photographs(viewer, Photograph).where(Photograph.id.in_(ids)))
    units_above = trails(session, viewer, [record.unit_id for record in records])
    wholes = [_with_units(record, units_above.get(record.unit_id, ())) for record in records]
    known = agents_of_chain(session, [link.event for whole in wholes for link in whole.chain])
    caps = caps_for(transaction, [whole.description for whole in wholes])
    found = {
        whole.id: replace(
            whole, description=as_shown(transaction, whole.description, caps), known_agents=known
        )
        for whole in wholes
    }
    return tuple(found[one] for one in dict.fromkeys(ids) if one in found)


def _with_units(record: Photograph, trail: tuple[CataloguedUnit, ...]) -> CataloguedPhotograph:
    code = trail[-1].description.reference_code if trail else ""
    return catalogued(record, trail, unit_code=code)


def photograph_version(transaction: Transaction, photograph_id: str) -> int:
    """Give the version of a photograph, or raise `NotFound`."""
    which = Photograph.id == known_form(photograph_id)
    version: int | None = transaction.session.scalar(
        photographs(transaction.viewer, Photograph.version).where(which)
    )
    if version is None:
        raise no_photograph(transaction, photograph_id)
    return version


def revision_of_manifest(transaction: Transaction, photograph_id: str) -> int:
    """Give the revision that a photograph's manifest must have, or raise `NotFound`."""
    found = transaction.session.execute(
        photographs(transaction.viewer, Photograph.version, Unit.shown_version)
        .outerjoin(Unit, Unit.id == Photograph.unit_id)
        .where(Photograph.id == known_form(photograph_id))
    ).one_or_none()
    if found is None:
        raise no_photograph(transaction, photograph_id)
    version, unit_version = found
    return manifest_revision(version, unit_version)


def photograph_count(transaction: Transaction) -> int:
    """Count the photographs that the viewer may see."""
    return transaction.session.scalar(photographs(transaction.viewer, func.count())) or 0


def unit_trail(transaction: Transaction, which: ColumnElement[bool]) -> tuple[CataloguedUnit, ...]:
    """Give the units from the root down to the one that is meant; none where it is not seen."""
    session, viewer = transaction.session, transaction.viewer
    unit_id = session.scalar(units(viewer, Unit.id).where(which))
    return trails(session, viewer, [unit_id]).get(unit_id, ())


def image(transaction: Transaction, name: str) -> CataloguedImage:
    """Give a scan as the image server meets it, or raise `NotFound`.

    One query, and another one for the few that a rule caps. `name` is its id, or that with a cap
    (`size_caps.reduced_name`): only the cap that holds today names anything.
    """
    image_id, wanted_px = known_image(name)
    facts = (Original.width_px, Original.height_px, Original.bands, Original.condition)
    statement = (
        images(transaction.viewer, Asset, image_is_known(), image_is_public(), *facts)
        .add_columns(Photograph.reference_code, RightsAssertion.uri)
        .join(Original, Original.sha256 == Asset.sha256)
        .outerjoin(RightsAssertion, RightsAssertion.photograph_id == Photograph.id)
        .where(Asset.id == image_id)
        .order_by(RightsAssertion.position)
    )
    rows = transaction.session.execute(statement).all()  # one for each assertion of rights
    if not rows:
        raise no_image(transaction, image_id)
    asset, is_known, is_public, width_px, height_px, bands, condition, code, _ = rows[0]
    uris = (row.uri or "" for row in rows)
    found = CataloguedImage(
        id=asset.id,
        sha256=asset.sha256,
        photograph_id=asset.photograph_id,
        side_id=asset.side_id,
        picture=Extent(width_px, height_px) if condition in SHOWN and width_px else None,
        has_colour=bands >= _COLOUR_BANDS,
        condition=condition,
        is_public=bool(is_public),
        rights_uri=next(filter(is_statement, uris), ""),
    )
    if is_public and wanted_px is None:
        return found
    return _capped(transaction, found, code, wanted_px, is_known=bool(is_known))


def _capped(
    transaction: Transaction,
    found: CataloguedImage,
    code: str,
    wanted_px: int | None,
    *,
    is_known: bool,
) -> CataloguedImage:
    """Say how much of a scan the viewer sees, where not everybody sees it whole."""
    rule = caps_of_sides(transaction.session, [found.side_id]).get(found.side_id)
    cap_px = rule.size_cap_px if rule else None
    is_held = found.picture is not None and is_capped(found.picture, cap_px)
    if rule is None or cap_px is None or not is_held:
        if wanted_px is not None:
            raise NotFound("There is no such image.")
        return replace(found, is_public=is_known)  # a cap that leaves all of it
    told = withholding_of(code, rule)
    if wanted_px is not None:
        if not cap_px or wanted_px != cap_px:
            raise NotFound("There is no such image.")
        return replace(found, is_public=is_known, capped=told, is_reduced=True)
    if transaction.viewer.may(Scope.READ):
        return replace(found, is_public=False)
    if not cap_px:
        raise ImageWithheld.of(told)
    return replace(found, is_public=True, capped=told)
