"""The pictures of a run, and what each server needs of them, made once in the work folder.

Verso gets a holding, iipsrv tiled pyramidal TIFFs of the same pictures, nginx the very tiles of
Verso's derivatives as files.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pyvips

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.extent import Extent
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.imaging.derive import derive
from app.settings import Settings
from app.storage.derivatives import Entries, LocalDerivatives
from app.storage.layout import DerivativeKey
from benchmarks.scans import seeded_scan

REAL: Final = Path("../shared/real/copy1-60/images")
REAL_ENOUGH: Final = 12
SEEDED: Final = ((10_000, 8_000, "tif"), (8_000, 10_000, "jpg"))
JPEG_QUALITY: Final = DerivativeSettings().jpeg_quality


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as all servers have it: `name` at iipsrv and nginx, `image_id` at Verso."""

    name: str
    image_id: str
    sha256: str
    width_px: int
    height_px: int

    @property
    def extent(self) -> Extent:
        """Its size."""
        return Extent(self.width_px, self.height_px)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The work folder, with everything in it."""

    folder: Path
    pictures: tuple[Picture, ...]

    @property
    def holding(self) -> Path:
        """Verso's holding."""
        return self.folder / "holding"

    @property
    def pyramids(self) -> Path:
        """The TIFFs of iipsrv."""
        return self.folder / "pyramids"

    @property
    def tiles(self) -> Path:
        """The files of nginx."""
        return self.folder / "tiles"


def prepare(folder: Path) -> Prepared:
    """Make what is missing in the work folder; a second run finds it all there."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "pictures.json"
    if not listed.exists():
        seeded = [seeded_scan(folder, width_px=w, height_px=h, suffix=s) for w, h, s in SEEDED]
        scans = sorted(REAL.glob("*.jpg"))[:REAL_ENOUGH] + seeded
        with found_holding(Settings(home=folder / "holding")) as holding:
            made = [_prepared(holding, folder, number, scan) for number, scan in enumerate(scans)]
        listed.write_text(json.dumps([asdict(picture) for picture in made], indent=1))
    pictures = tuple(Picture(**told) for told in json.loads(listed.read_text()))
    return Prepared(folder, pictures)


def _prepared(holding: Holding, folder: Path, number: int, scan: Path) -> Picture:
    print(f"preparing {scan.name}", flush=True)
    name = f"picture-{number:02}"
    taken = holding.take_in(scan)
    image_id = _catalogued(holding, name, taken)
    _make_pyramid(scan, folder / "pyramids" / f"{name}.tif")
    sha256 = taken.original.sha256
    shape = _make_derivative(holding, sha256)
    _unpack(holding, sha256, shape, folder / "tiles" / name)
    return Picture(name, image_id, sha256, shape.picture.width_px, shape.picture.height_px)


def _catalogued(holding: Holding, name: str, taken: AccessionedScan) -> str:
    """Describe and publish a photograph of one side; give the image's id."""
    sha256 = taken.original.sha256
    side = SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),))
    described = PhotographDescription(name, sides=(side,))
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(described, scans={sha256: taken})
        catalogue.publish(saved.id)
        catalogue.commit()
        return catalogue.photograph(saved.id).description.sides[0].scans[0].id


def _make_pyramid(scan: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    picture = pyvips.Image.new_from_file(str(scan), access="sequential")
    options = {"tile": True, "pyramid": True, "tile_width": 512, "tile_height": 512}
    picture.tiffsave(str(target), compression="jpeg", Q=JPEG_QUALITY, **options)


def _make_derivative(holding: Holding, sha256: str) -> DerivativeShape:
    settings = DerivativeSettings()
    path = holding.originals.path(sha256)

    def make(into: Entries) -> DerivativeDescription:
        made = derive(path, settings=settings, limits=holding.limits, into=into)
        return DerivativeDescription(sha256, DerivativeShape(made.picture, settings), made.is_grey)

    key, store = DerivativeKey(sha256, settings.edition), LocalDerivatives(holding.layout)
    store.make(key, make)
    opened = store.open(key)
    if opened is None:
        raise SystemExit("a derivative has gone")
    return opened.description.shape


def _unpack(holding: Holding, sha256: str, shape: DerivativeShape, folder: Path) -> None:
    """Lay out every tile as a file, as a static site would."""
    opened = LocalDerivatives(holding.layout).open(DerivativeKey(sha256, shape.settings.edition))
    for picture in shape.pictures():
        target = folder / picture.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(opened.read(picture) if opened else b"")
