"""A derivative's own words about itself go out and come back."""

import json
from dataclasses import replace

import pytest

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.extent import Extent

SHAPE = DerivativeShape(Extent(1025, 600), DerivativeSettings(jpeg_quality=90))
DESCRIPTION = DerivativeDescription("ab" * 32, SHAPE, is_grey=True, made_with="libvips 8.18")


def test_what_is_written_is_read_again() -> None:
    assert DerivativeDescription.from_json(DESCRIPTION.to_json()) == DESCRIPTION


def test_it_tells_what_the_tiles_were_made_of_and_how() -> None:
    told = json.loads(DESCRIPTION.to_json())
    assert told["original_sha256"] == "ab" * 32
    assert (told["width_px"], told["height_px"]) == (1025, 600)
    assert told["settings"]["jpeg_quality"] == 90
    assert told["edition"] == SHAPE.settings.edition


def test_equal_descriptions_are_written_alike() -> None:
    assert replace(DESCRIPTION).to_json() == DESCRIPTION.to_json()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"form": 1}',
        DESCRIPTION.to_json().replace(b'"form": 1', b'"form": 2'),
        DESCRIPTION.to_json().replace(b"1025", b"0"),
        DESCRIPTION.to_json().replace(b"90", b"900"),
        DESCRIPTION.to_json().replace(b"tile_px", b"tiles"),
    ],
)
def test_anything_else_is_no_description(body: bytes) -> None:
    with pytest.raises(ValueError, match="no description of a derivative"):
        DerivativeDescription.from_json(body)
