"""What a form begins with: for a new photograph, or after another one of the same series."""

from typing import Any, Final

from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.web.forms.filling import blank, fill, fill_part
from app.web.forms.offering import offered, offered_text
from app.web.forms.shape import LINE, FieldKind, shape_of
from app.web.forms.tree import FormTree

_OFFERED: Final = ("dates", "custody", "subjects", "notes")
_OWN: Final = ("reference_code", "identifiers")
"""What no other photograph of a series has."""


def begin(*, language: str, unit: str = "") -> FormTree:
    """Give the form of a new photograph: with recto and verso, and a row of what most have."""
    tree = blank(PhotographDescription)
    tree["unit"] = unit
    tree["sides"] = [fill_part(SideDescription(kind)) for kind in (SideKind.RECTO, SideKind.VERSO)]
    return with_offers(tree, language=language)


def with_offers(tree: FormTree, *, language: str) -> FormTree:
    """Offer an empty row wherever something is usually said, and nothing has been."""
    if not tree["title"]:
        tree["title"] = [offered_text([], language=language)]
    if not tree["holder"]["names"]:
        names = tree["holder"]["names"]
        for tag in dict.fromkeys(("en", language, "pl")):
            names.append(offered_text(names, language=tag))
    shape = shape_of(PhotographDescription)
    for name in _OFFERED:
        if not tree[name]:
            described = shape[name].part if shape[name].kind is FieldKind.PARTS else None
            tree[name] = [offered(name, described, [], language=language)]
    return tree


def after(before: PhotographDescription, *, language: str) -> FormTree:
    """Give the form of a photograph that is like one before: all that a series has in common.

    Its scans, what is written on it and its numbers are its own.
    """
    return with_offers(series_of(fill(before)), language=language)


def series_of(tree: FormTree) -> FormTree:
    """Keep of a form what a series has in common; it may be half filled in."""
    nothing = blank(PhotographDescription)
    bare = blank(SideDescription)
    sides = [bare | {"kind": side["kind"], "label": side["label"]} for side in tree["sides"]]
    dates = [row | {"inscription": ""} for row in tree["dates"]]
    own: dict[str, Any] = {name: nothing[name] for name in _OWN}
    return tree | own | {"sides": sides, "dates": dates}


def called(tree: FormTree) -> str:
    """By what a form is known among others: its code, else its first title; empty for neither."""
    code: str = tree["reference_code"].strip()
    titles = (row[LINE].strip() for row in tree["title"])
    return code or next(filter(None, titles), "")
