"""The only gate: nothing that is hidden comes through, and nothing goes round it."""

import ast
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

import app.persistence
from app.domain.access import AccessRule
from app.domain.errors import NotFound
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.persistence.catalogue import Catalogue
from app.persistence.records.asset import Asset
from app.persistence.visibility import whole_images

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

GUARDED = {"Photograph", "Unit", "Asset"}
# Selecting these without the gate is right there, for the reason given.
WITHOUT_THE_GATE = {
    ("writing_units.py", "publish_units"),  # the path of a unit that is being written
    ("summaries.py", "_covers"),  # of scans that came through the gate
    ("inherited_access.py", "write_unit_access"),  # the rules of units that are being written
    ("inherited_access.py", "_inherited"),  # the same
    ("telling.py", "of_photographs"),  # a subquery of a select that asks what is public
    ("unit_tree.py", "_photographs_below"),  # ids below a unit, within a query through the gate
    ("unit_tree.py", "_is_way_to_something_public"),  # the same
    ("unit_tree.py", "_cap_of"),  # as the next
    ("unit_tree.py", "_closed_until"),  # the rule of a unit that is being moved
    ("work_lists.py", "_ids"),  # what is found passes the gate with the photographs it names
}


def _select_calls(path: Path) -> list[tuple[str, str, set[str]]]:
    """Each `select(...)` of a module: the module, the function, and the records it names."""
    found = []
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "select":
                names = {
                    inner.id
                    for argument in node.args
                    for inner in ast.walk(argument)
                    if isinstance(inner, ast.Name)
                }
                found.append((path.name, function.name, names))
    return found


def test_whoever_selects_photographs_units_or_images_goes_through_the_gate() -> None:
    folder = Path(app.persistence.__path__[0])
    round_it = {
        (module, function)
        for path in folder.glob("**/*.py")
        if path.name != "visibility.py"
        for module, function, names in _select_calls(path)
        if names & (GUARDED | {"record"})
    }
    assert round_it == WITHOUT_THE_GATE


@pytest.mark.parametrize("state", [s for s in PublicationState if s != "published"])
def test_what_is_not_published_is_absent_whatever_its_state(
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    state: PublicationState,
) -> None:
    scans = {f"{number:064x}": scan(number) for number in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        unit = catalogue.save_unit(UnitDescription("A", title={"en": ["Volga"]}))
        saved = catalogue.save(replace(two_sided, unit="A"), scans=scans)
        image_id = catalogue.photograph(saved.id).description.sides[0].scans[0].id
        catalogue.commit()
    with opened(THE_DESK, writes=True) as catalogue:
        _put(catalogue, saved.id, state)
        catalogue.commit()
    for viewer in (THE_PUBLIC, Viewer("writer", frozenset({Scope.WRITE, Scope.PUBLISH}))):
        with opened(viewer) as catalogue:
            for name, look in _ways(catalogue, saved.id, image_id).items():
                with pytest.raises(NotFound):
                    pytest.fail(f"{name}: {look()}")
            assert catalogue.photograph_by_code("A/1") is None
            assert catalogue.photograph_count() == 0
            assert catalogue.newest(limit=9) == ()
            assert catalogue.photographs().items == ()
            assert catalogue.photographs_in(unit.id).items == ()
            assert catalogue.search("volga").total == 0
    with opened(Viewer("reader", frozenset({Scope.READ}))) as catalogue:
        assert catalogue.photograph(saved.id).state is state
        for look in _ways(catalogue, saved.id, image_id).values():
            look()


@pytest.mark.parametrize("cap_px", [None, 60])
@pytest.mark.parametrize("stands_on", ["photograph", "unit"])
def test_a_rule_holds_through_its_last_day(
    opened: Opening,
    two_sided: PhotographDescription,
    scan: Callable[..., AccessionedScan],
    stands_on: str,
    cap_px: int | None,
) -> None:
    scans = {f"{number:064x}": scan(number) for number in (1, 2)}
    described = 0 if cap_px is None else 1
    for days_ago, wanted in ((0, (described, 0)), (1, (1, 2))):
        with opened(THE_DESK, writes=True) as catalogue:
            today = str(catalogue._session.scalar(select(func.current_date())))
            last = date.fromisoformat(today) - timedelta(days=days_ago)
            rule = AccessRule(until_on=last, size_cap_px=cap_px)
            above = rule if stands_on == "unit" else None
            catalogue.save_unit(UnitDescription("A", title={"en": ["Volga"]}, access=above))
            access = None if above else rule
            saved = catalogue.save(replace(two_sided, unit="A", access=access), scans=scans)
            catalogue.publish(saved.id)
            catalogue.commit()
        with opened(THE_PUBLIC) as catalogue:
            whole = catalogue._session.scalars(whole_images(THE_PUBLIC, Asset.id)).all()
            assert (catalogue.photograph_count(), len(whole)) == wanted


def _put(catalogue: Catalogue, photograph_id: str, state: PublicationState) -> None:
    """Bring a photograph into a state, by the verbs that there are."""
    if state is PublicationState.WITHDRAWN:
        catalogue.publish(photograph_id)
        catalogue.withdraw(photograph_id, reason="rights")
    if state is PublicationState.IN_REVIEW:
        catalogue._session.connection().exec_driver_sql("UPDATE photograph SET state = 'in review'")


def _ways(
    catalogue: Catalogue, photograph_id: str, image_id: str
) -> dict[str, Callable[[], object]]:
    return {
        "photograph": lambda: catalogue.photograph(photograph_id),
        "photograph_version": lambda: catalogue.photograph_version(photograph_id),
        "manifest_revision": lambda: catalogue.manifest_revision(photograph_id),
        "image": lambda: catalogue.image(image_id),
        "search_within": lambda: catalogue.search_within(photograph_id, "volga"),
        "words_within": lambda: catalogue.words_within(photograph_id, "v"),
    }
