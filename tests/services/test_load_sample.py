import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.domain.photographs import PhotographDescription
from app.domain.saving import Outcome
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.exchange.search_address import AskedSearch
from app.holdings import Holding, open_holding
from app.imaging.placeholder import CARD
from app.services.describe import describe
from app.services.find_photographs import find_photographs
from app.services.load_sample import load_sample
from app.services.publish import publish
from app.services.verify import verify
from app.services.work_off import work_off
from app.settings import Settings

CODES = ["ipn-amnesty-1", "ipn-amnesty-2", "ipn-amnesty-3", "ipn-amnesty-4"]


@pytest.fixture
def holding(sampled: Holding) -> Holding:
    """A holding with the sample, already loaded once."""
    return sampled


def test_four_photographs_are_published_each_with_two_cards(holding: Holding) -> None:
    loaded = load_sample(holding)
    with holding.open(THE_PUBLIC) as catalogue:
        found = [catalogue.photograph(saved.id).description for saved in loaded]
        assert [unit.description.reference_code for unit in catalogue.units_below(None).items] == [
            "verso-sample"
        ]
    assert [photograph.reference_code for photograph in found] == CODES
    for photograph in found:
        assert [side.kind for side in photograph.sides] == [SideKind.RECTO, SideKind.VERSO]
        for side in photograph.sides:
            (scan,) = side.scans
            assert (scan.width_px, scan.height_px) == (CARD.width_px, CARD.height_px)
    digests = {scan.sha256 for p in found for side in p.sides for scan in side.scans}
    assert len(digests) == 8
    assert verify(holding).findings == ()


def test_the_inscription_s_region_holds_what_is_written_on_the_card(holding: Holding) -> None:
    saved = load_sample(holding)[0]
    with holding.open(THE_PUBLIC) as catalogue:
        verso = catalogue.photograph(saved.id).description.sides[1]
    (written,) = verso.inscriptions
    region = written.region
    assert region is not None
    assert len(written.readings) == 2
    assert region.fits(CARD.width_px, CARD.height_px)
    body = holding.originals.path(verso.scans[0].sha256).read_bytes()
    red, _, blue = Image.open(BytesIO(body)).convert("RGB").split()
    bluer = ImageChops.subtract(blue, red)  # ink; all that is printed on the card is redder
    left, top, right, bottom = bluer.getbbox() or (0, 0, 0, 0)
    assert region.x_px <= left < right <= region.x_px + region.width_px
    assert region.y_px <= top < bottom <= region.y_px + region.height_px


def test_loading_it_again_changes_nothing(holding: Holding) -> None:
    def stand() -> list[tuple[str, int]]:
        with holding.open(THE_DESK) as catalogue:
            listed = catalogue.photographs().items
            return [(one.id, catalogue.photograph_version(one.id)) for one in listed]

    before = stand()
    again = load_sample(holding)
    assert [saved.outcome for saved in again] == [Outcome.UNCHANGED] * 4
    assert sorted((saved.id, saved.version) for saved in again) == stand() == before


def test_what_was_made_of_it_since_is_left_alone(holding: Holding) -> None:
    first = load_sample(holding)[0]
    with holding.open(THE_DESK) as catalogue:
        description = catalogue.photograph(first.id).description
    describe(holding, THE_DESK, replace(description, condition="torn"))
    publish(holding, THE_DESK, first.id)
    load_sample(holding)
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.photograph(first.id).description.condition == "torn"


def test_a_holding_with_photographs_of_its_own_is_left_alone_unless_told(
    founded: Path, tmp_path: Path
) -> None:
    shutil.copytree(founded, tmp_path / "own")
    with open_holding(Settings(home=tmp_path / "own")) as holding:
        describe(holding, THE_DESK, PhotographDescription("A 1"))
        assert load_sample(holding) == ()
        with holding.open(THE_DESK) as catalogue:
            assert catalogue.photograph_count() == 1
        assert [saved.outcome for saved in load_sample(holding, among_others=True)] == [
            Outcome.MADE
        ] * 4


def test_a_load_that_was_cut_short_is_finished(founded: Path, tmp_path: Path) -> None:
    class CutError(Exception):
        pass

    def cut(done: int, total: int | None, doing: str) -> None:
        if done == 2:
            raise CutError(f"{doing}, of {total}")

    shutil.copytree(founded, tmp_path / "cut")
    with open_holding(Settings(home=tmp_path / "cut")) as holding:
        with pytest.raises(CutError):
            load_sample(holding, progress=cut)
        assert [saved.outcome for saved in load_sample(holding)] == [
            Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.MADE, Outcome.MADE,
        ]  # fmt: skip


def test_its_manifests_and_derivatives_are_asked_for(holding: Holding) -> None:
    work_off(holding)
    assert len([*holding.documents.keys()]) == 8  # of both versions
    assert len([*holding.derivatives.keys()]) == 8


def test_it_is_found_by_what_is_written_on_it(holding: Holding) -> None:
    for query in ("stalins paradise", "getting together after the amnesty"):
        best = find_photographs(holding, THE_PUBLIC, AskedSearch(query)).answer.items[0]
        assert best.photograph.reference_code == "ipn-amnesty-1", query
    found = find_photographs(holding, THE_PUBLIC, AskedSearch("Jozef Pilsudski")).answer
    assert {hit.photograph.reference_code for hit in found.items} == {CODES[0], CODES[3]}


def test_the_credit_line_names_both_bodies_in_the_reader_s_language(holding: Holding) -> None:
    """In English as it was printed; in Polish by the names that both bear there."""
    saved = load_sample(holding)[0]
    with holding.open(THE_PUBLIC) as catalogue:
        credited = catalogue.photograph(saved.id).credit_lines
    assert credited == {
        "en": [
            (
                "Photo from the archives of the Institute of National Remembrance (acquired from "
                "the Józef Piłsudski Institute in the United States)"
            )
        ],
        "pl": [
            (
                "Fotografia z archiwum: Instytut Pamięci Narodowej (pozyskano od: Instytut Józefa "
                "Piłsudskiego w Ameryce)"
            )
        ],
    }
