"""What points to another part of the same form by its place, and must follow where that goes."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from app.domain.photographs import PhotographDescription
from app.web.forms.shape import FieldKind, shape_of
from app.web.forms.tree import FormTree

READINGS: Final = ("based_on", "truncates")
"""The fields of a reading that point to another one of its inscription."""

_Pointer = tuple[FormTree, str, FormTree]


def kept(tree: FormTree, change: Callable[[], None]) -> None:
    """Make a change of the form's parts; whoever pointed to a part points to it afterwards.

    Whoever pointed to one that is gone points to nothing. A form without sides has no pointers.
    """
    if "sides" not in tree:
        change()
        return
    pointers = [*_to_inscriptions(tree), *_to_readings(tree), *_to_sides(tree)]
    change()
    places = dict(_places(tree))
    for holder, name, target in pointers:
        holder[name] = places.get(id(target), "")


def _to_inscriptions(tree: FormTree) -> Iterator[_Pointer]:
    for name, field in shape_of(PhotographDescription).items():
        if field.kind is not FieldKind.PARTS:
            continue
        inner = shape_of(field.part).items()
        pointing = [inner_name for inner_name, one in inner if one.kind is FieldKind.PLACES]
        for row in tree[name]:
            for inner_name in pointing:
                side, _, place = row[inner_name].partition(".")
                written = _at(tree["sides"], side)
                target = _at(written["inscriptions"], place) if written else None
                if target is not None:
                    yield row, inner_name, target


def _to_readings(tree: FormTree) -> Iterator[_Pointer]:
    for side in tree["sides"]:
        for inscription in side["inscriptions"]:
            for reading in inscription["readings"]:
                for name in READINGS:
                    target = _at(inscription["readings"], reading[name])
                    if target is not None:
                        yield reading, name, target


def _to_sides(tree: FormTree) -> Iterator[_Pointer]:
    for row in tree["agents"]:
        target = _at(tree["sides"], row["side"])
        if target is not None:
            yield row, "side", target


def _at(rows: list[FormTree], place: str) -> Any:
    return rows[int(place)] if place.isdecimal() and int(place) < len(rows) else None


def _places(tree: FormTree) -> Iterator[tuple[int, str]]:
    for number, side in enumerate(tree["sides"]):
        yield id(side), str(number)
        for place, inscription in enumerate(side["inscriptions"]):
            yield id(inscription), f"{number}.{place}"
            for at, reading in enumerate(inscription["readings"]):
                yield id(reading), str(at)
