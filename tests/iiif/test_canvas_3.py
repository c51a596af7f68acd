"""A side costs the same whether it is the second or the thousandth: counted, not timed."""

from dataclasses import replace

import pytest
from iiif_prezi3 import AnnotationBody, Canvas

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.domain.sides import SideKind
from app.iiif.addresses import Addresses
from app.iiif.manifest import manifest


@pytest.mark.parametrize("pages", [10, 40])
def test_each_side_of_an_album_is_looked_at_once(
    photograph: CataloguedPhotograph, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    """iiif-prezi3 looks at a whole list again for each thing that is added to it."""
    made = dict.fromkeys((Canvas, AnnotationBody), 0)

    def counting(kind: type) -> None:
        begun = kind.__init__  # type: ignore[misc] # of this very class

        def count(self: object, **given: object) -> None:
            made[kind] += 1
            begun(self, **given)

        monkeypatch.setattr(kind, "__init__", count)

    for kind in made:
        counting(kind)
    recto = replace(photograph.description.sides[0], kind=SideKind.ALBUM_PAGE)
    sides = tuple(replace(recto, id=f"s{at}") for at in range(pages))
    album = replace(photograph, description=replace(photograph.description, sides=sides))
    manifest(album, addresses=Addresses("https://a.example.org"), limits=ImageLimits())
    # each has two captures and a thumbnail, and the whole has one
    assert made == {Canvas: pages, AnnotationBody: 3 * pages + 1}
