"""iiif-prezi3 works with a Pillow newer than it declares. See docs/decisions/0009."""

from importlib import metadata
from pathlib import Path

import PIL
from iiif_prezi3 import Canvas
from PIL import Image


def test_the_one_place_where_iiif_prezi3_uses_pillow_reads_a_picture_with_ours(
    tmp_path: Path,
) -> None:
    picture = tmp_path / "recto.png"
    Image.new("L", (40, 30)).save(picture)
    canvas = Canvas(id="https://verso.example/canvas/recto")
    canvas.set_hwd_from_file(str(picture))
    assert (canvas.width, canvas.height) == (40, 30)


def test_the_installed_pillow_is_the_one_that_the_override_names() -> None:
    override = Path(__file__).resolve().parents[2] / "requirements/override.txt"
    assert f"pillow=={PIL.__version__}\n" in override.read_text("utf-8")


def test_iiif_prezi3_still_forbids_this_pillow_so_that_the_override_is_still_needed() -> None:
    assert "Pillow<=12.0.0,>=9.1.1" in (metadata.requires("iiif-prezi3") or [])
