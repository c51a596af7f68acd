"""Two editors of one photograph: what one of them alone has changed is taken from that one."""

from dataclasses import replace

from app.domain.clashes import Clash
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind
from app.web.forms.filling import fill
from app.web.forms.reading import read_form
from app.web.pages.edit_clash import merged, still_clashing, with_theirs
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


READING = ReadingDescription("Nad Wolga", id="r1")
NOTE = InscriptionDescription(InscriptionKind.NOTE, (READING,), id="i1")
VERSO = SideDescription(SideKind.VERSO, inscriptions=(NOTE,), id="s1")
WRITTEN = PhotographDescription("A 1", {"en": ["Volga"]}, sides=(VERSO,))


def with_note(note: InscriptionDescription, *more: InscriptionDescription) -> PhotographDescription:
    return replace(WRITTEN, sides=(replace(VERSO, inscriptions=(note, *more)),))


def read_as(text: str) -> InscriptionDescription:
    return replace(NOTE, readings=(replace(READING, text=text),))


def test_two_inscriptions_of_one_side_are_no_clash() -> None:
    stamp = InscriptionDescription(InscriptionKind.STAMP, id="i2")
    base = with_note(NOTE, stamp)
    mine = with_note(read_as("Nad Wołgą"), stamp)
    theirs = with_note(NOTE, replace(stamp, medium="violet ink"))
    found = merged(fill(mine), Clash("x", base=base, mine=mine, theirs=theirs, version=2), WORDS)
    assert found.clashes == ()
    note, stamped = read_form(found.tree).sides[0].inscriptions
    assert (note.readings[0].text, stamped.medium) == ("Nad Wołgą", "violet ink")


def test_a_reading_that_both_have_corrected_is_told_alone_and_taken_alone() -> None:
    mine = replace(with_note(replace(read_as("Nad Wołgą"), medium="ink")), title={"en": ["River"]})
    theirs = with_note(read_as("Pod Wołgą"))
    both = Clash("x", base=WRITTEN, mine=mine, theirs=theirs, version=2)
    (told_of,) = merged(fill(mine), both, WORDS).clashes
    assert told_of.label == "Side 1, Inscription 1, Reading 1, Text"
    assert (told_of.theirs, told_of.mine) == ("Pod Wołgą", "Nad Wołgą")
    taken = read_form(with_theirs(fill(mine), told_of.name, theirs))
    (note,) = taken.sides[0].inscriptions
    assert (note.readings[0].text, note.medium) == ("Pod Wołgą", "ink")
    assert taken.title == {"en": ["River"]}


def test_one_language_of_a_title_is_taken_alone() -> None:
    mine = replace(WRITTEN, title={"en": ["River"], "pl": ["Rzeka"]})
    taken = read_form(with_theirs(fill(mine), "title.en", WRITTEN))
    assert taken.title == {"pl": ["Rzeka"], "en": ["Volga"]}


def test_a_part_that_the_other_has_not_goes() -> None:
    stamp = InscriptionDescription(InscriptionKind.STAMP, id="i2")
    taken = with_theirs(fill(with_note(NOTE, stamp)), "sides[0].inscriptions[1]", WRITTEN)
    assert read_form(taken) == WRITTEN
    odd = with_theirs(fill(WRITTEN), "sides[7].inscriptions[0]", WRITTEN)
    assert read_form(odd) == WRITTEN


def test_what_still_clashes_is_told_until_it_is_settled() -> None:
    mine, theirs = replace(BASE, carrier="glass", process="x"), replace(BASE, carrier="film")
    (told_of,) = still_clashing(fill(mine), theirs, {"carrier"}, WORDS)
    assert (told_of.path, told_of.theirs, told_of.mine) == ("carrier", "film", "glass")
    assert still_clashing(fill(theirs), theirs, {"carrier"}, WORDS) == ()
