"""The viewer opens where its address says."""

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
