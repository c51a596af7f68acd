"""One thing by its name, or nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from app.domain.errors import NotFound
from app.domain.extent import Extent
from app.domain.imagery import ScanCondition
from app.domain.photographs import PhotographDescription
from app.domain.rights import RightsDescription
from app.domain.saving import AccessionedScan, ScanPlace
from app.domain.sides import SideKind
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
Scan = Callable[..., AccessionedScan]

NOBODY = "01a211d6-35b7-7578-a7f0-a8dbef0be026"


def test_an_image_is_told_in_full(
    opened: Opening, two_sided: PhotographDescription, scan: Scan
) -> None:
    rights = (
        RightsDescription(statement="nobody knows"),
        RightsDescription(uri="http://example.org/terms"),
        RightsDescription(uri="http://rightsstatements.org/vocab/CNE/1.0/"),
        RightsDescription(uri="http://creativecommons.org/publicdomain/zero/1.0/"),
    )
    scans = {f"{n:064x}": scan(n) for n in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(replace(two_sided, rights=rights), scans=scans)
        verso = catalogue.photograph(saved.id).description.sides[1]
        image = catalogue.image(verso.scans[0].id)
    assert (image.id, image.sha256) == (verso.scans[0].id, f"{2:064x}")
    assert (image.photograph_id, image.side_id) == (saved.id, verso.id)
    assert (image.picture, image.has_colour) == (Extent(1000, 800), True)
    assert (image.condition, image.is_public) == (ScanCondition.SOUND, False)
    assert image.rights_uri == "http://rightsstatements.org/vocab/CNE/1.0/"


@pytest.mark.parametrize("condition", [ScanCondition.UNREADABLE, ScanCondition.OVERSIZED])
def test_what_can_not_be_decoded_has_no_picture(
    opened: Opening, two_sided: PhotographDescription, scan: Scan, condition: ScanCondition
) -> None:
    scans = {f"{1:064x}": scan(1, condition=condition), f"{2:064x}": scan(2)}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        recto = catalogue.photograph(saved.id).description.sides[0]
        image = catalogue.image(recto.scans[0].id)
    assert (image.picture, image.condition) == (None, condition)


def test_a_hidden_image_is_as_absent_as_one_that_never_was(
    opened: Opening, two_sided: PhotographDescription, scan: Scan
) -> None:
    scans = {f"{n:064x}": scan(n) for n in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        image_id = catalogue.photograph(saved.id).description.sides[0].scans[0].id
        catalogue.commit()
    told = []
    with opened(THE_PUBLIC) as catalogue:
        for wanted in (image_id, NOBODY):
            with pytest.raises(NotFound) as refusal:
                catalogue.image(wanted)
            told.append(str(refusal.value))
    assert told[0] == told[1]
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.publish(saved.id)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.image(image_id).is_public


@pytest.mark.parametrize(
    "name", [NOBODY, "", "../etc/passwd", "a\x00b", "%2F", "1" * 9999, "\udcff"]
)
def test_whatever_names_nothing_is_not_found(opened: Opening, name: str) -> None:
    with opened(THE_DESK) as catalogue:
        ways: tuple[Callable[[], object], ...] = (
            lambda: catalogue.photograph(name),
            lambda: catalogue.photograph_version(name),
            lambda: catalogue.manifest_revision(name),
            lambda: catalogue.image(name),
            lambda: catalogue.unit(name),
            lambda: catalogue.unit_trail(name),
            lambda: catalogue.search_within(name, "x"),
            lambda: catalogue.words_within(name, "x"),
        )
        for way in ways:
            with pytest.raises(NotFound):
                way()
        assert catalogue.photograph_by_code(name) is None
        assert catalogue.unit_by_code(name) is None


def test_the_version_is_told_without_the_rest(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("A/1"))
        catalogue.save(PhotographDescription("A/1", process="albumen"))
        assert catalogue.photograph_version(saved.id) == 2


def test_a_manifest_has_another_revision_when_its_unit_has_changed(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", title={"en": ["Old"]}))
        saved = catalogue.save(PhotographDescription("A/1", unit="A"))
        revisions = [catalogue.manifest_revision(saved.id)]
        catalogue.save_unit(UnitDescription("A", title={"en": ["New"]}))
        revisions.append(catalogue.manifest_revision(saved.id))
        catalogue.save(PhotographDescription("A/1"))
        revisions.append(catalogue.manifest_revision(saved.id))
        assert catalogue.photograph(saved.id).manifest_revision == revisions[-1]
    assert revisions == [1_000_001, 1_000_002, 2_000_000]


def test_who_brings_a_file_in_is_told_where_it_is_already(
    opened: Opening, two_sided: PhotographDescription, scan: Scan
) -> None:
    scans = {f"{n:064x}": scan(n) for n in (1, 2)}
    with opened(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(two_sided, scans=scans)
        verso = catalogue.photograph(saved.id).description.sides[1]
        place = ScanPlace(saved.id, "A/1", verso.id, SideKind.VERSO)
        assert catalogue.scan_places(f"{2:064x}") == (place,)
        assert catalogue.scan_places(f"{3:064x}") == ()
        assert catalogue.scan_characteristics(f"{3:064x}") is None
