"""The faces of a photograph, and the scans of each."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.access import AccessRule
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription
from app.domain.languages import LanguageMap


class SideKind(StrEnum):
    """Which face. A form or sheet that the photograph is fixed to is its mount."""

    RECTO = "recto"
    VERSO = "verso"
    MOUNT_RECTO = "mount recto"
    MOUNT_VERSO = "mount verso"
    FORM = "form"
    ALBUM_PAGE = "album page"
    ENVELOPE = "envelope"
    DETAIL = "detail"
    COLOUR_TARGET = "colour target"


class SidePresence(StrEnum):
    """Why there is a scan of a side, or none: blank and not digitised are different facts."""

    DIGITISED = "digitised"
    BLANK = "blank"
    NOT_DIGITISED = "not digitised"


class ScanRole(StrEnum):
    """What a file of a side is for."""

    ORIGINAL = "original"
    ACCESS = "access"
    RAKING_LIGHT = "raking light"
    INFRARED = "infrared"


@dataclass(frozen=True, slots=True)
class ScanDescription:
    """A file of a side, by its SHA-256. What the file is technically the catalogue finds out.

    From `media_type` on, the fields are told by the catalogue and ignored when handed in. `id` is
    the name of the image in IIIF, and belongs to this very file. `size_cap_px` is told to those
    alone who see no more than so many pixels of the longer side (0: nothing) without signing in.
    """

    sha256: str
    file_name: str = ""
    role: ScanRole = ScanRole.ORIGINAL
    id: str = ""
    media_type: str = ""
    width_px: int = 0
    height_px: int = 0
    bands: int = 0
    size_bytes: int = 0
    condition: ScanCondition = ScanCondition.SOUND
    condition_note: str = ""
    size_cap_px: int | None = None

    @property
    def is_decoded(self) -> bool:
        """Whether a picture can be made of it, for whoever may see it."""
        return self.condition in (ScanCondition.SOUND, ScanCondition.DAMAGED) and self.width_px > 0

    @property
    def is_shown(self) -> bool:
        """Whether a picture of it is shown, if only a small one."""
        return self.is_decoded and self.size_cap_px != 0


@dataclass(frozen=True, slots=True)
class SideDescription:
    """One side. `id` names its canvas and stays when a scan is replaced."""

    kind: SideKind
    label: LanguageMap = field(default_factory=dict)
    presence: SidePresence = SidePresence.DIGITISED
    scans: tuple[ScanDescription, ...] = ()
    inscriptions: tuple[InscriptionDescription, ...] = ()
    access: AccessRule | None = None
    id: str = ""

    @property
    def shown_scan(self) -> ScanDescription | None:
        """The scan that stands for the side: the first of which a picture is shown."""
        return next((scan for scan in self.scans if scan.is_shown), None)

    @property
    def first_scan(self) -> ScanDescription | None:
        """The scan that a picture can be made of: places on the side are measured in it."""
        return next((scan for scan in self.scans if scan.is_decoded), None)
