"""Each side is shown, or the page says why it is not."""

from dataclasses import replace

from app.domain.agents import AgentRole, ContributionDescription
from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ScanCondition
from app.domain.region import Region
from app.domain.sides import SideDescription, SideKind, SidePresence
from app.web.pages.pictures import ImageServer
from app.web.pages.shown_sides import ShownSide, shown_sides
from app.web.pages.wording import wording


def shown(server: ImageServer, *sides: SideDescription) -> tuple[ShownSide, ...]:
    """What an English page shows of some sides."""
    return shown_sides(sides, "photograph-1", server=server, words=wording("en"))


def test_an_inscription_is_marked_where_it_stands(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    recto, verso = shown(server, *photograph.description.sides)
    assert recto.marks == ()
    assert [(mark.anchor, str(mark.region)) for mark in verso.marks] == [
        ("inscription-1", "180,700,1440,280")
    ]


def test_somebody_is_marked_where_they_stand(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    anna = ContributionDescription(AgentRole.DEPICTED, "Anna", side=0, region=Region(1, 2, 3, 4))
    nowhere = ContributionDescription(AgentRole.DEPICTED, "Jan", side=0)
    sides = photograph.description.sides
    recto, verso = shown_sides(
        sides, "photograph-1", server=server, words=wording("en"), people=(nowhere, anna)
    )
    assert [(mark.anchor, mark.name) for mark in recto.marks] == [("person-2", "Anna")]
    assert [mark.name for mark in verso.marks] == [""]


def test_a_side_opens_the_viewer_on_itself(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    _, verso = shown(server, *photograph.description.sides)
    assert verso.viewer == "/viewer?photograph=photograph-1&side=side-verso"


def test_a_scan_that_cannot_be_read_leaves_its_condition_to_say(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    recto, verso = photograph.description.sides
    unreadable = replace(
        verso.scans[0], condition=ScanCondition.UNREADABLE, condition_note="premature end"
    )
    _, side = shown(server, recto, replace(verso, scans=(unreadable,)))
    assert (side.picture, side.marks) == (None, ())
    assert (side.condition, side.note) == (ScanCondition.UNREADABLE, "premature end")


def test_a_damaged_scan_is_shown_with_its_damage(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    recto = photograph.description.sides[0]
    damaged = replace(recto.scans[0], condition=ScanCondition.DAMAGED)
    (side,) = shown(server, replace(recto, scans=(damaged,)))
    assert side.picture is not None
    assert side.condition is ScanCondition.DAMAGED


def test_a_blank_back_is_not_one_that_nobody_has_digitised(server: ImageServer) -> None:
    blank, missing = shown(
        server,
        SideDescription(SideKind.VERSO, presence=SidePresence.BLANK),
        SideDescription(SideKind.ENVELOPE, presence=SidePresence.NOT_DIGITISED),
    )
    assert (blank.presence, missing.presence) == (SidePresence.BLANK, SidePresence.NOT_DIGITISED)
