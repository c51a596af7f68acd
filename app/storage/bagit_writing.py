"""Writing a bag: RFC 8493, The BagIt File Packaging Format 1.0."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from app.domain.packages import LostFile, Packaged, PackageInfo, PackageThing
from app.storage.package_files import UnfitFile, begin_folder, put

_ALGORITHMS: Final = ("sha512", "sha256")


class BagWriter:
    """A bag in a new folder, with manifests by SHA-512 and by SHA-256."""

    form = "BagIt 1.0"

    def __init__(self, folder: Path, info: PackageInfo) -> None:
        begin_folder(folder)
        self._folder = folder
        self._info = info
        self._things = self._files = self._bytes = 0
        self._lost: list[LostFile] = []
        (folder / "data").mkdir()
        self._manifests = {name: self._open(f"manifest-{name}.txt") for name in _ALGORITHMS}

    def add(self, thing: PackageThing) -> None:
        """Put a thing into a folder of its own below `data/`."""
        for file in thing.files:
            told = f"data/{thing.folder}/{file.path}"
            try:
                found = put(file, self._folder / told)
            except UnfitFile as fault:
                path = f"{thing.folder}/{file.path}"
                self._lost.append(LostFile(path, file.sha256, str(fault)))
                continue
            self._manifests["sha512"].write(f"{found.sha512}  {told}\n")
            self._manifests["sha256"].write(f"{found.sha256}  {told}\n")
            self._files += 1
            self._bytes += found.size_bytes
        self._things += 1

    def finish(self) -> Packaged:
        """Write the tag files, and their own manifests. 2.1.1, 2.2.2, 2.2.1."""
        for manifest in self._manifests.values():
            manifest.close()
        (self._folder / "bagit.txt").write_text(
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8"
        )
        told = {
            "Source-Organization": self._info.organisation,
            "External-Description": self._info.title,
            "Bagging-Date": self._info.made_at.date().isoformat(),
            "Bag-Software-Agent": self._info.agent,
            "Payload-Oxum": f"{self._bytes}.{self._files}",
        }
        lines = (f"{name}: {_on_one_line(text)}\n" for name, text in told.items() if text)
        (self._folder / "bag-info.txt").write_text("".join(lines), "utf-8")
        tags = ("bagit.txt", "bag-info.txt", *(f"manifest-{name}.txt" for name in _ALGORITHMS))
        for algorithm in _ALGORITHMS:
            with self._open(f"tagmanifest-{algorithm}.txt") as into:
                for tag in tags:
                    body = (self._folder / tag).read_bytes()
                    into.write(f"{hashlib.new(algorithm, body).hexdigest()}  {tag}\n")
        return Packaged(self._things, self._files, self._bytes, tuple(self._lost))

    def give_up(self) -> None:
        """Close the manifests."""
        for manifest in self._manifests.values():
            with suppress(OSError):  # a full disk takes their last lines no more
                manifest.close()

    def _open(self, name: str) -> TextIO:
        return (self._folder / name).open("x", encoding="utf-8", newline="\n")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
