"""Two editors of one photograph: what one of them alone has changed is taken from that one."""

from dataclasses import replace

import pytest

from app.domain.clashes import Clash
from app.domain.notes import NoteDescription, NoteKind
from app.domain.photographs import Generation, PhotographDescription
from app.web.forms.filling import fill
from app.web.forms.reading import read_form
from app.web.pages.edit_clash import label_of, merged, told, with_theirs
from app.web.pages.wording import wording

WORDS = wording("en")
BASE = PhotographDescription("A 1", carrier="paper", process="collotype")
MINE = replace(BASE, carrier="glass", condition="torn")
THEIRS = replace(BASE, carrier="film", process="gelatin silver")


def clash(*, base: PhotographDescription | None = BASE) -> Clash:
    """Both have changed the carrier; each something else as well."""
    return Clash("Somebody was faster.", base=base, mine=MINE, theirs=THEIRS, version=2)


def test_what_each_alone_has_changed_stands_in_the_form() -> None:
    found = merged(fill(MINE), clash(), WORDS)
    both = read_form(found.tree)
    assert (both.carrier, both.process, both.condition) == ("glass", "gelatin silver", "torn")
    assert found.taken == ("process",)


def test_what_both_have_changed_is_told_with_both_texts() -> None:
    found = merged(fill(MINE), clash(), WORDS)
    (told_of,) = found.clashes
    assert (told_of.label, told_of.theirs, told_of.mine) == ("Carrier", "film", "glass")


def test_where_nobody_knows_the_beginning_nothing_is_taken() -> None:
    found = merged(fill(MINE), clash(base=None), WORDS)
    assert found.taken == ()
    assert read_form(found.tree) == MINE
    assert {one.name for one in found.clashes} == {"carrier", "process", "condition"}


def test_the_other_s_version_of_a_field_can_be_taken() -> None:
    assert read_form(with_theirs(fill(MINE), "carrier", THEIRS)).carrier == "film"
    assert with_theirs(fill(MINE), "colour", THEIRS) == fill(MINE)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, ""),
        (True, "yes"),
        (12.5, "12.5"),
        (Generation.COPY_PRINT, "copy print"),
        ({"en": ["Katyn"], "pl": ["Katyń"]}, "en: Katyn; pl: Katyń"),
        ((NoteDescription("torn", NoteKind.GENERAL, "State"),), "torn, Note, State"),
    ],
)
def test_a_value_is_told_in_a_line(value: object, line: str) -> None:
    assert told(value, WORDS) == line


def test_a_path_is_told_by_the_field_that_it_goes_through() -> None:
    assert label_of("dates[0].edtf", WORDS) == "Dates"
    assert label_of("colour", WORDS) == "colour"
