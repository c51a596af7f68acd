"""Writing an OCFL 1.1 storage root: https://ocfl.io/1.1/spec/ .

Each thing is an object with one version. Where it lies is told by the community's extension 0003,
hash-and-id-n-tuple-storage-layout.
"""

import hashlib
import json
import string
from pathlib import Path
from typing import Any, Final

from app.domain.packages import LostFile, Packaged, PackageInfo, PackageThing
from app.storage.package_files import UnfitFile, begin_folder, put

_LAYOUT: Final = "0003-hash-and-id-n-tuple-storage-layout"
_TUPLES: Final = 3
_LONGEST_NAME: Final = 100
_PLAIN: Final = frozenset(string.ascii_letters + string.digits + "-_")


class OcflWriter:
    """An OCFL storage root in a new folder."""

    form = "OCFL 1.1"

    def __init__(self, folder: Path, info: PackageInfo) -> None:
        begin_folder(folder)
        self._folder = folder
        self._info = info
        self._things = self._files = self._bytes = 0
        self._lost: list[LostFile] = []
        (folder / "0=ocfl_1.1").write_text("ocfl_1.1\n", "ascii")
        described = {"extension": _LAYOUT, "description": "Hashed truncated n-tuple trees with id"}
        _write_json(folder / "ocfl_layout.json", described)
        configuration = {
            "extensionName": _LAYOUT,
            "digestAlgorithm": "sha256",
            "tupleSize": _TUPLES,
            "numberOfTuples": _TUPLES,
        }
        place = folder / "extensions" / _LAYOUT
        place.mkdir(parents=True)
        _write_json(place / "config.json", configuration)

    def add(self, thing: PackageThing) -> None:
        """Write an object. 3.5 Inventory; 3.6 Inventory Digest."""
        place = self._folder / object_path(thing.urn)
        content = place / "v1" / "content"
        content.mkdir(parents=True)
        manifest: dict[str, list[str]] = {}
        state: dict[str, list[str]] = {}
        fixity: dict[str, list[str]] = {}
        for file in thing.files:
            try:
                found = put(file, content / file.path)
            except UnfitFile as fault:
                path = f"{thing.folder}/{file.path}"
                self._lost.append(LostFile(path, file.sha256, str(fault)))
                continue
            there = f"v1/content/{file.path}"
            manifest.setdefault(found.sha512, []).append(there)
            state.setdefault(found.sha512, []).append(file.path)
            fixity.setdefault(found.sha256, []).append(there)
            self._files += 1
            self._bytes += found.size_bytes
        self._finish_object(place, thing, manifest, state, fixity)
        self._things += 1

    def finish(self) -> Packaged:
        """Give the counts: each object was whole when it was written."""
        return Packaged(self._things, self._files, self._bytes, tuple(self._lost))

    def give_up(self) -> None:
        """Nothing is open between two objects."""

    def _finish_object(
        self,
        place: Path,
        thing: PackageThing,
        manifest: dict[str, list[str]],
        state: dict[str, list[str]],
        fixity: dict[str, list[str]],
    ) -> None:
        inventory = {
            "id": thing.urn,
            "type": "https://ocfl.io/1.1/spec/#inventory",
            "digestAlgorithm": "sha512",
            "head": "v1",
            "contentDirectory": "content",
            "manifest": manifest,
            "versions": {
                "v1": {
                    "created": self._info.made_at.isoformat(timespec="seconds"),
                    "state": state,
                    "message": f"Exported from Verso: {self._info.title}",
                    "user": {"name": self._info.agent, "address": "urn:verso:export"},
                }
            },
            "fixity": {"sha256": fixity},
        }
        for folder in (place / "v1", place):
            body = _write_json(folder / "inventory.json", inventory)
            digest = hashlib.sha512(body).hexdigest()
            (folder / "inventory.json.sha512").write_text(f"{digest} inventory.json\n", "ascii")
        (place / "0=ocfl_object_1.1").write_text("ocfl_object_1.1\n", "ascii")


def object_path(identifier: str) -> str:
    """Say where an object lies. OCFL extension 0003."""
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    tuples = [digest[at : at + _TUPLES] for at in range(0, _TUPLES * _TUPLES, _TUPLES)]
    name = "".join(
        sign if sign in _PLAIN else "".join(f"%{byte:02x}" for byte in sign.encode())
        for sign in identifier
    )
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}-{digest}"
    return "/".join([*tuples, name])


def _write_json(place: Path, document: Any) -> bytes:
    body = json.dumps(document, ensure_ascii=False, indent=2).encode()
    place.write_bytes(body)
    return body
