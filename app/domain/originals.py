"""An original as it is handed out: the bytes that came in, under a name that is safe to keep."""

import re
from dataclasses import dataclass
from typing import Final

_ENDINGS: Final = {
    "image/tiff": (".tif", ".tiff"),
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/jp2": (".jp2", ".j2k", ".jpf", ".jpx"),
    "image/j2c": (".j2k", ".j2c", ".jpc"),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "image/bmp": (".bmp", ".dib"),
    "image/avif": (".avif",),
}
"""What names of files end in whose format is known, the usual ending first."""

UNKNOWN_TYPE: Final = "application/octet-stream"
_UNKNOWN_ENDING: Final = ".bin"
_UNSAFE: Final = re.compile(r"[^\w .()+,=@\-]|[\x00-\x1f\x7f]", re.UNICODE)
_LONGEST_NAME: Final = 120
_DIGITS_IN_NAME: Final = 16


@dataclass(frozen=True, slots=True)
class NamedOriginal:
    """A file that a photograph has as a scan; `file_name` is what it was called as it came in."""

    sha256: str
    size_bytes: int
    media_type: str
    file_name: str
    photograph_id: str
    reference_code: str

    @property
    def shown_type(self) -> str:
        """The format, where it is one of those that are known; no browser runs these."""
        return self.media_type if self.media_type in _ENDINGS else UNKNOWN_TYPE

    @property
    def safe_name(self) -> str:
        """A name without a path, that begins like no hidden file and ends as its format does.

        A file that came in as `scan.html` does not leave as one: it ends in what it was found to
        be, or in `.bin`.
        """
        last = re.split(r"[/\\]", self.file_name)[-1]
        name = _UNSAFE.sub("_", last).strip(" .")[-_LONGEST_NAME:].lstrip(" .-")
        name = name or self.sha256[:_DIGITS_IN_NAME]
        endings = _ENDINGS.get(self.media_type, (_UNKNOWN_ENDING,))
        return name if name.lower().endswith(endings) else f"{name}{endings[0]}"
