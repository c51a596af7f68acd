"""Rules of access, set as the desk sets them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from app.domain.access import AccessRule
from app.domain.viewers import THE_DESK
from app.persistence.catalogue import Catalogue

Opening = Callable[..., AbstractContextManager[Catalogue]]


def rule_unit(opened: Opening, code: str, rule: AccessRule | None) -> None:
    """Save a unit as it is, but for its rule."""
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.unit_by_code(code)
        assert unit
        catalogue.save_unit(replace(unit.description, access=rule))
        catalogue.commit()
