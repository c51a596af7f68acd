"""Two scans of one picture agree in their details; forms that are filled in differently do not."""

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from app.domain.errors import UnreadableScan
from app.domain.near_duplicates import LEAST_AGREEMENT, MOST_DIFFERENT, closest, positions
from app.imaging.perceptual_hash import perceptual_hash
from app.imaging.picture_agreement import picture_agreement


def encoded(picture: Image.Image, quality: int = 85) -> bytes:
    written = BytesIO()
    picture.convert("L").save(written, "JPEG", quality=quality)
    return written.getvalue()


def form(*, filled_in: int) -> Image.Image:
    """A printed form with lines, and strokes on them that differ from one to the next."""
    drawn = Image.new("L", (256, 192), 235)
    pen = ImageDraw.Draw(drawn)
    for place in range(12):
        pen.line((10, 16 + 14 * place, 246, 16 + 14 * place), fill=150)
        for stroke in range(18):
            x = 12 + 13 * stroke + (filled_in * (place + stroke) * 5) % 9
            y = 15 + 14 * place
            pen.line((x, y, x + (filled_in * 7 + stroke) % 11 - 5, y - 10), fill=20, width=2)
    return drawn


def agreement(one: Image.Image, other: Image.Image, turns: int = 0) -> float:
    found = picture_agreement(encoded(one), encoded(other), quarter_turns=turns)
    assert found is not None
    return found


@pytest.mark.parametrize("turns", range(4))
def test_a_picture_agrees_with_itself_in_every_position(turns: int) -> None:
    """Pillow turns against the clock: what lies so must be turned clockwise to lie as before."""
    lying = form(filled_in=1).rotate(90 * turns, expand=True)
    assert agreement(form(filled_in=1), lying, turns) > 0.95
    assert agreement(form(filled_in=1), lying, turns + 2) < LEAST_AGREEMENT


def test_size_encoding_a_cut_edge_and_a_sheet_askew_change_little() -> None:
    one = form(filled_in=1)
    for same in (
        Image.open(BytesIO(encoded(one, quality=40))),
        one.resize((512, 384)),
        one.crop((2, 2, 254, 190)),
        one.rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=235),
        one.point([min(255, value + 15) for value in range(256)]),
    ):
        assert agreement(one, same) > LEAST_AGREEMENT


def test_the_same_form_with_something_else_on_it_does_not_agree() -> None:
    assert agreement(form(filled_in=1), form(filled_in=2)) < LEAST_AGREEMENT
    assert agreement(form(filled_in=1), form(filled_in=0)) < LEAST_AGREEMENT


def test_empty_sheets_have_nothing_to_compare() -> None:
    empty = encoded(Image.new("L", (200, 150), 240))
    assert picture_agreement(empty, empty) is None
    assert picture_agreement(empty, encoded(Image.new("L", (3, 2000), 10))) is None


def test_what_is_no_picture_is_unreadable() -> None:
    with pytest.raises(UnreadableScan):
        picture_agreement(b"no picture", encoded(form(filled_in=1)))


@pytest.fixture(scope="module")
def pictures(real_input: Path) -> dict[str, bytes]:
    """The scans of a register, made small as their derivatives are."""
    return dict(_small(real_input / "images"))


def _small(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("*.jpg")):
        with Image.open(path) as scan:
            scan.draft("L", (600, 600))
            small = scan.convert("L")
        small.thumbnail((256, 256), Image.Resampling.LANCZOS)
        yield path.name, encoded(small)


def test_forms_of_a_real_register_are_told_from_copies_of_one_scan(
    pictures: dict[str, bytes],
) -> None:
    """Of 2,701 pairs 16 have nearly the same hash, and each is another person's form.

    They were looked at, one by one, on 2026-11-30.
    """
    hashes = {name: perceptual_hash(picture) for name, picture in pictures.items()}
    known = {name: found for name, found in hashes.items() if found is not None}
    alike = [
        (one, other)
        for one, other in combinations(known, 2)
        if closest(positions(known[one]), known[other])[0] <= MOST_DIFFERENT
    ]
    assert len(alike) == 16
    for one, other in alike:
        found = picture_agreement(pictures[one], pictures[other])
        assert found is not None
        assert found < LEAST_AGREEMENT
    for one in dict(alike):
        with Image.open(BytesIO(pictures[one])) as picture:
            width_px, height_px = picture.size
            copy = picture.crop((2, 2, width_px - 2, height_px - 2)).resize((200, 150))
        found = picture_agreement(pictures[one], encoded(copy, quality=60))
        assert found is not None
        assert found >= LEAST_AGREEMENT
