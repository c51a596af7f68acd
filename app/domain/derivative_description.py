"""What a derivative says of itself, in the file `derivative.json` that it carries."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.errors import VersoError
from app.domain.extent import Extent

DESCRIPTION_NAME: Final = "derivative.json"
_FORM: Final = 1


@dataclass(frozen=True, slots=True)
class DerivativeDescription:
    """Of which original (SHA-256), with which pictures, made how and by which programs."""

    sha256: str
    shape: DerivativeShape
    is_grey: bool
    made_with: str = ""

    @property
    def edition(self) -> str:
        """The edition of the settings."""
        return self.shape.settings.edition

    def to_json(self) -> bytes:
        """Write it, always alike."""
        picture = self.shape.picture
        told = {
            "form": _FORM,
            "edition": self.edition,
            "original_sha256": self.sha256,
            "width_px": picture.width_px,
            "height_px": picture.height_px,
            "is_grey": self.is_grey,
            "settings": asdict(self.shape.settings),
            "made_with": self.made_with,
        }
        return (json.dumps(told, indent=1) + "\n").encode()

    @classmethod
    def from_json(cls, body: bytes) -> Self:
        """Read what `to_json` wrote; `ValueError` for anything else."""
        try:
            return cls._read(json.loads(body))
        except (KeyError, TypeError, ValueError, VersoError) as fault:
            raise ValueError(f"no description of a derivative: {fault}") from fault

    @classmethod
    def _read(cls, told: dict[str, Any]) -> Self:
        if told["form"] != _FORM:
            raise ValueError(f"a description of form {told['form']}")
        settings = DerivativeSettings(**told["settings"])
        picture = Extent(told["width_px"], told["height_px"])
        shape = DerivativeShape(picture, settings)
        return cls(told["original_sha256"], shape, told["is_grey"], told["made_with"])
