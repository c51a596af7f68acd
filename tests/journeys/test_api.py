"""A scanning station: a token, a scan, a photograph, and the public sees it."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from tests.conftest import Serving, Verso


def test_a_photograph_goes_from_the_scanner_to_the_public(
    serving: "Serving", verso: "Verso", tmp_path: Path
) -> None:
    home = tmp_path / "holding"
    api = serving("--home", home).http
    token = verso("token", "create", "Scanning station", "--home", home).out.strip()
    desk = {"authorization": f"Bearer {token}"}
    picture = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(picture, "TIFF")
    scan = picture.getvalue()

    assert api.post("/api/scans", content=scan).status_code == 401
    brought = api.post("/api/scans", content=scan, headers=desk)
    assert brought.status_code == 201
    sha256 = hashlib.sha256(scan).hexdigest()
    assert brought.json()["sha256"] == sha256

    description = {
        "reference_code": "AM 1",
        "title": {"en": ["Quay at low water"]},
        "sides": [{"kind": "recto", "scans": [{"sha256": sha256, "file_name": "am1.tif"}]}],
    }
    made = api.post("/api/photographs", json=description, headers=desk)
    assert made.status_code == 201
    photograph = made.json()["id"]
    manifest = f"/iiif/presentation/3/{photograph}/manifest"
    assert api.get(manifest).status_code == 404  # a draft is nobody's business

    published = api.post(f"/api/photographs/{photograph}/publish", headers=desk)
    assert published.is_success
    canvas = api.get(manifest).json()["items"][0]
    service = canvas["items"][0]["items"][0]["body"]["service"][0]["id"]
    tile = api.get(f"{service}/full/300,/0/default.png")
    assert tile.status_code == 200
    assert Image.open(BytesIO(tile.content)).size == (300, 200)
