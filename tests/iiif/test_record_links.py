"""The addresses of a photograph, for records of other houses."""

from app.domain.catalogued import CataloguedPhotograph
from app.domain.imagery import ImageLimits
from app.iiif.addresses import Addresses
from app.iiif.record_links import record_links


def test_a_photograph_is_told_by_its_addresses(
    photograph: CataloguedPhotograph, addresses: Addresses
) -> None:
    links = record_links(photograph, addresses=addresses, limits=ImageLimits())
    here = "https://archive.example.org"
    assert links.page == f"{here}/photographs/p1"
    assert links.manifest == f"{here}/iiif/presentation/3/p1/manifest"
    assert links.units == (f"{here}/units/u1",)
    assert [picture.service for picture in links.pictures] == [
        f"{here}/iiif/3/i1", f"{here}/iiif/3/i3",
    ]  # fmt: skip
    recto = links.pictures[0]
    assert recto.image == f"{here}/iiif/3/i1/full/max/0/default.jpg"
    assert (recto.width_px, recto.height_px) == (3000, 2001)
