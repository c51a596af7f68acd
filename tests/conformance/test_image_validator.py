"""The IIIF consortium's own image validator (PyPI `iiif-validator` 1.0.5) against a running Verso.

Its reference picture, 1000 x 1000 pixels in 10 x 10 squares, is drawn again from the colours that
the validator looks for. Of its tests three can't run on Python 3 and are left out (`format_jp2`,
`format_pdf`, `format_webp`: optional formats); two more raise something odd where they find a
fault (`size_noup`, `baseurl_redirect`), so whatever is raised counts as one.
"""

import importlib
import random
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.settings import Settings
from app.web.application import create_application

SQUARE_PX = 100
LEVEL = 2
OPTIONAL = {
    *("format_gif", "format_tif", "linkheader_canonical", "linkheader_profile"),
    *("rot_full_non90", "rot_mirror", "rot_mirror_180", "rot_region_non90"),
}
"""Beyond level 2, and promised in info.json. `size_up` wants `^max` to enlarge nothing."""


def validator() -> Any:
    """The validator's module: it warns and prints while it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("iiif_validator.validator")


def cases() -> list[tuple[str, str]]:
    """Every test of level 2, and those beyond it whose features are promised, by version."""
    known = validator()
    suite = known.TestSuite(known.ValidationInfo())
    return [
        (version, name)
        for version in ("2.0", "3.0")
        for name, told in sorted(suite.list_tests(version).items())
        if told["level"] <= LEVEL or name in OPTIONAL
    ]


def reference_picture() -> bytes:
    """Draw the squares, lossless. The colours stand by column, then by row."""
    picture = Image.new("RGB", (10 * SQUARE_PX, 10 * SQUARE_PX))
    pen = ImageDraw.Draw(picture)
    for column, colours in enumerate(validator().ValidationInfo().colorInfo):
        for row, colour in enumerate(colours):
            left, top = column * SQUARE_PX, row * SQUARE_PX
            pen.rectangle((left, top, left + SQUARE_PX - 1, top + SQUARE_PX - 1), fill=colour)
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def publish_picture(holding: Holding) -> str:
    """Catalogue and publish the reference picture; give the id of its image."""
    scan = holding.take_in_stream([reference_picture()])
    recto = SideDescription(SideKind.RECTO, scans=(ScanDescription(scan.original.sha256),))
    photograph = PhotographDescription("VALIDATOR 1", sides=(recto,))
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(photograph, scans={scan.original.sha256: scan})
        catalogue.publish(saved.id)
        image_id = catalogue.photograph(saved.id).description.sides[0].scans[0].id
        catalogue.commit()
    return image_id


@pytest.fixture(scope="module")
def image(
    tmp_path_factory: pytest.TempPathFactory,
    listener: socket.socket,
    serve_at: Callable[[Any, socket.socket], AbstractContextManager[str]],
) -> Iterator[tuple[str, str]]:
    """The reference picture in a running Verso: host and port, and the image's id."""
    home = tmp_path_factory.mktemp("validator") / "holding"
    settings = Settings(home=home, port=listener.getsockname()[1])
    with found_holding(settings) as holding:
        image_id = publish_picture(holding)
        with serve_at(create_application(holding), listener) as address:
            yield address.removeprefix("http://"), image_id


@pytest.mark.parametrize(("version", "name"), cases())
def test_the_consortiums_validator_passes(image: tuple[str, str], version: str, name: str) -> None:
    known = validator()
    server, image_id = image
    random.seed(f"{version} {name}")
    asked = known.ImageAPI(image_id, server, f"iiif/{version[0]}", version=version, debug=False)
    known.TestSuite(known.ValidationInfo()).run_test(name, asked)
    assert asked.exception is None, f"{asked.exception} at {asked.urls}"


def test_both_versions_are_tested_whole() -> None:
    """`iiif-validator` 1.0.5 has 30 tests up to level 2 for version 2.0, and 33 for 3.0."""
    of_level = [version for version, name in cases() if name not in OPTIONAL]
    assert (of_level.count("2.0"), of_level.count("3.0")) == (30, 33)
