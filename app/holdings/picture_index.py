"""Which pictures a plain folder has, in the place of a catalogue."""

from pathlib import Path
from threading import Lock

from app.domain.catalogued import CataloguedImage, Page
from app.domain.errors import DamagedHolding, NotFound, Rejected, UnreadableScan
from app.domain.imagery import ImageLimits, ScanCondition
from app.domain.named_image import NamedImage
from app.imaging.darkroom.orders import read_header
from app.imaging.identify import identify
from app.imaging.scan_file import ScanHeader
from app.storage.picture_files import PictureFile, PictureFiles

_COLOURS = 3


class PictureIndex:
    """Finds pictures by id, and files by fingerprint. Threads may share it.

    What is put into the folder is found when it is listed, or asked for by an id that is new.
    """

    def __init__(self, files: PictureFiles, *, limits: ImageLimits) -> None:
        self._files = files
        self._limits = limits
        self._turn = Lock()
        self._names: dict[str, str] = {}
        self._paths: dict[str, Path] = {}
        self._headers: dict[str, ScanHeader | None] = {}
        self._look()

    def image(self, image_id: str) -> CataloguedImage:
        """Describe a picture as its file is now; `NotFound` where there is none of this id."""
        if image_id not in self._names:
            self._look()
        name = self._names.get(image_id)
        file = self._files.find(name) if name else None
        if file is None:
            raise NotFound("There is no picture of this id in the folder.")
        header = self._header(file)
        return CataloguedImage(
            image_id,
            file.fingerprint,
            photograph_id="",
            side_id="",
            picture=header.shown if header else None,
            has_colour=header is None or header.bands >= _COLOURS,
            condition=ScanCondition.SOUND if header else ScanCondition.UNREADABLE,
            is_public=True,
        )

    def listed(self, *, after: str | None, limit: int) -> Page[NamedImage]:
        """List the pictures by the names of their files, from the one after `after` on."""
        self._look()
        named = sorted((name, image_id) for image_id, name in self._names.items())
        rest = [pair for pair in named if after is None or pair[0] > after]
        items = tuple(NamedImage(image_id, name) for name, image_id in rest[:limit])
        return Page(items, items[-1].name if len(rest) > limit else None, len(named))

    def sound_path(self, sha256: str) -> Path:
        """Name the file: there is no digest here that its bytes could be held against."""
        return self.path(sha256)

    def path(self, sha256: str) -> Path:
        """Name the file with this fingerprint; `DamagedHolding` for one never described here."""
        try:
            return self._paths[sha256]
        except KeyError:
            raise DamagedHolding("A picture has gone from the folder.") from None

    def _look(self) -> None:
        """See which files there are, and which of them are pictures by their first bytes."""
        with self._turn:
            self._names = {file.id: file.name for file in self._files.all() if self._shows(file)}

    def _shows(self, file: PictureFile) -> bool:
        if file.id in self._names:
            return True
        try:
            identify(self._files.path(file.name))
        except (Rejected, OSError):
            return False
        return True

    def _header(self, file: PictureFile) -> ScanHeader | None:
        """Read a picture's header once; None where it can't be read or is past the limits."""
        fingerprint, path = file.fingerprint, self._files.path(file.name)
        if fingerprint not in self._headers:
            self._headers[fingerprint] = _readable(path, self._limits)
            self._paths[fingerprint] = path
        return self._headers[fingerprint]


def _readable(path: Path, limits: ImageLimits) -> ScanHeader | None:
    try:
        header = read_header(path, limits=limits)
    except (Rejected, UnreadableScan, OSError):
        return None
    fits = header.stored.area_px <= header.decodable_px(limits)
    return header if fits else None
