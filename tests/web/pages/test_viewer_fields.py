"""The viewer opens where its address says."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.web.pages.pictures import ImageServer
from app.web.pages.viewer_fields import viewer_fields
from app.web.pages.wording import wording


def settings(
    photograph: CataloguedPhotograph, server: ImageServer, *, side_id: str = "", query: str = ""
) -> dict[str, Any]:
    """What a Polish page hands to the viewer's script."""
    return viewer_fields(
        photograph, side_id=side_id, query=query, server=server, words=wording("pl")
    ).settings


def test_it_opens_the_manifest_on_the_side_that_was_asked(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    (window,) = settings(photograph, server, side_id="side-verso")["mirador"]["windows"]
    base = "http://127.0.0.1:8000/iiif/presentation/3/photograph-1"
    assert window["manifestId"] == f"{base}/manifest"
    assert window["canvasId"] == f"{base}/canvas/side-verso"
    assert window["sideBarPanel"] == "annotations"


def test_a_query_is_handed_on_as_it_was_typed(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    handed = settings(photograph, server, query="bread & roses #2")
    assert handed["query"] == "bread & roses #2"
    assert handed["mirador"]["windows"][0]["sideBarPanel"] == "search"


@pytest.mark.parametrize("side_id", ["", "side-of-another", "../.."])
def test_a_side_of_another_photograph_is_left_aside(
    photograph: CataloguedPhotograph, server: ImageServer, side_id: str
) -> None:
    (window,) = settings(photograph, server, side_id=side_id)["mirador"]["windows"]
    assert "canvasId" not in window


def test_mirador_speaks_the_language_of_the_page(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    assert settings(photograph, server)["mirador"]["language"] == "pl"


def _opened(
    photograph: CataloguedPhotograph, server: ImageServer, reading_id: str
) -> dict[str, Any]:
    fields = viewer_fields(
        photograph, side_id="", query="", reading_id=reading_id, server=server, words=wording("en")
    )
    return fields.settings


def test_it_opens_on_a_reading_with_room_around_it(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    handed = _opened(photograph, server, "reading-2")
    (window,) = handed["mirador"]["windows"]
    assert handed["selected"].endswith("/photograph-1/annotation/reading-2")
    assert window["canvasId"].endswith("/canvas/side-verso")
    view = window["initialViewerConfig"]  # of the region 180,700,1440,280
    assert (view["x"], view["y"], view["rotation"]) == (900, 840, 0)
    assert view["zoom"] == pytest.approx(1 / 2160)


def test_writing_that_is_turned_is_opened_upright(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    verso = photograph.description.sides[1]
    note = replace(verso.inscriptions[0], rotation_deg=90)
    sides = (photograph.description.sides[0], replace(verso, inscriptions=(note,)))
    turned = replace(photograph, description=replace(photograph.description, sides=sides))
    (window,) = _opened(turned, server, "reading-1")["mirador"]["windows"]
    assert window["initialViewerConfig"]["rotation"] == 270


@pytest.mark.parametrize("reading_id", ["", "reading-of-another"])
def test_a_reading_of_another_photograph_is_left_aside(
    photograph: CataloguedPhotograph, server: ImageServer, reading_id: str
) -> None:
    handed = _opened(photograph, server, reading_id)
    assert handed["selected"] == ""
    assert "initialViewerConfig" not in handed["mirador"]["windows"][0]
