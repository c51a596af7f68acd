"""A record as a document is whole, and says when each thing happened."""

import json

from app.domain.catalogued import CataloguedPhotograph
from app.iiif.addresses import Addresses
from app.web.pages.record import record_of


def test_a_record_holds_the_whole_description(photograph: CataloguedPhotograph) -> None:
    document = json.loads(json.dumps(record_of(photograph, Addresses("http://127.0.0.1:8000"))))
    described = document["photograph"]
    assert described["reference_code"] == "ipn-amnesty-1"
    assert described["sides"][1]["inscriptions"][0]["region"] == {
        "x_px": 180,
        "y_px": 700,
        "width_px": 1440,
        "height_px": 280,
    }
    assert document["published_at"] == "2026-01-02T12:00:00+00:00"


def test_a_record_leads_to_its_page_and_manifest(photograph: CataloguedPhotograph) -> None:
    document = record_of(photograph, Addresses("http://127.0.0.1:8000"))
    assert document["page"] == "http://127.0.0.1:8000/photographs/photograph-1"
    assert document["manifest"].endswith("/photograph-1/manifest")
