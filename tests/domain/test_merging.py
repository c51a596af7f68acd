"""Two editors' changes brought together."""

from dataclasses import replace

from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.merging import merged
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind

READING = ReadingDescription("Nad Wołgą", id="r1")
NOTE = InscriptionDescription(InscriptionKind.NOTE, (READING,), id="i1")
RECTO = SideDescription(SideKind.RECTO, id="s1")
VERSO = SideDescription(SideKind.VERSO, inscriptions=(NOTE,), id="s2")
BASE = PhotographDescription(
    "A/1",
    title={"en": ["By the Volga"]},
    carrier="paper",
    sides=(RECTO, VERSO),
    dates=(DateDescription(DateOf.TAKEN, "1941", inscription=(1, 0)),),
)


def test_changes_of_different_fields_both_stand() -> None:
    mine = replace(BASE, carrier="glass")
    theirs = replace(BASE, title={"en": ["By the Volga"], "pl": ["Nad Wołgą"]}, process="albumen")
    both = merged(BASE, mine, theirs)
    assert both.clashes == ()
    assert both.description == replace(theirs, carrier="glass")


def test_titles_in_different_languages_both_stand() -> None:
    mine = replace(BASE, title={"en": ["On the Volga"]})
    theirs = replace(BASE, title={"en": ["By the Volga"], "pl": ["Nad Wołgą"]})
    both = merged(BASE, mine, theirs)
    assert (dict(both.description.title), both.clashes) == (
        {"en": ["On the Volga"], "pl": ["Nad Wołgą"]},
        (),
    )


def test_of_a_field_that_both_changed_mine_stands_and_theirs_is_told() -> None:
    mine, theirs = replace(BASE, carrier="glass"), replace(BASE, carrier="film")
    both = merged(BASE, mine, theirs)
    assert both.description.carrier == "glass"
    assert [(one.path, one.before, one.after) for one in both.clashes] == [
        ("carrier", "film", "glass")
    ]


def test_who_changed_a_field_alike_have_not_clashed() -> None:
    both = merged(BASE, replace(BASE, carrier="glass"), replace(BASE, carrier="glass"))
    assert (both.description.carrier, both.clashes) == ("glass", ())


def test_each_inscription_is_merged_for_itself_and_new_ones_of_both_are_kept() -> None:
    stamp = InscriptionDescription(InscriptionKind.STAMP)
    price = InscriptionDescription(InscriptionKind.PRICE)
    corrected = replace(NOTE, readings=(replace(READING, text="Nad rzeką Wołgą"),))
    mine = replace(BASE, sides=(RECTO, replace(VERSO, inscriptions=(corrected, stamp))))
    theirs = replace(
        BASE, sides=(replace(RECTO, inscriptions=(price,)), replace(VERSO, label={"en": ["Back"]}))
    )
    both = merged(BASE, mine, theirs)
    recto, verso = both.description.sides
    assert both.clashes == ()
    assert recto.inscriptions == (price,)
    assert verso.inscriptions == (corrected, stamp)
    assert verso.label == {"en": ["Back"]}


def test_an_inscription_that_one_takes_away_and_the_other_corrects_is_not_lost() -> None:
    corrected = replace(NOTE, medium="ink")
    mine = replace(BASE, sides=(RECTO, replace(VERSO, inscriptions=())), dates=())
    theirs = replace(BASE, sides=(RECTO, replace(VERSO, inscriptions=(corrected,))))
    both = merged(BASE, mine, theirs)
    assert both.description.sides[1].inscriptions == (corrected,)
    assert both.clashes != ()


def test_a_date_still_rests_on_its_inscription_when_the_other_turned_the_sides() -> None:
    mine = replace(BASE, dates=(replace(BASE.dates[0], as_written="1942"),))
    theirs = replace(
        BASE, sides=(VERSO, RECTO), dates=(replace(BASE.dates[0], inscription=(0, 0)),)
    )
    both = merged(BASE, mine, theirs)
    assert both.clashes == ()
    assert both.description.dates[0].inscription == (0, 0)
    assert both.description.dates[0].as_written == "1942"


def test_a_date_on_an_inscription_that_the_other_took_away_is_a_clash() -> None:
    mine = replace(BASE, dates=(replace(BASE.dates[0], as_written="1942"),))
    theirs = replace(BASE, sides=(RECTO, replace(VERSO, inscriptions=())), dates=())
    assert merged(BASE, mine, theirs).clashes != ()
