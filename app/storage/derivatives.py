"""The derivatives: one file an original, made beside it and made again whenever need be."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Protocol

from app.domain.derivative_description import DESCRIPTION_NAME, DerivativeDescription
from app.storage.derivative_index import check_bytes, read_index
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, stand, stands_as_file
from app.storage.incoming import Incoming, Leftover
from app.storage.layout import DerivativeKey, Layout
from app.storage.open_derivative import OpenDerivative
from app.storage.ranged_file import LocalRangedFile
from app.storage.zip_writing import ZipWriter

_ORDINARY = 0o666
_SHARD = re.compile(r"[0-9a-f]{2}", re.ASCII)
_MOST_OPEN = 256


class Entries(Protocol):
    """Where a maker puts the files of a derivative, one after the other."""

    def add(self, name: str, body: bytes) -> None:
        """Keep one file under its name."""


Maker = Callable[[Entries], DerivativeDescription]
"""Puts every file of a derivative but its description, and gives that."""


class Derivatives(Protocol):
    """A store of derivatives. `LocalDerivatives` says what each verb promises."""

    def make(self, key: DerivativeKey, maker: Maker) -> None:
        """Have a derivative made, and put it in place of every other of its original."""

    def open(self, key: DerivativeKey) -> OpenDerivative | None:
        """Open a derivative, or the one of another edition while there is no better."""

    def close(self, key: DerivativeKey) -> None:
        """Read from the disk again what was kept in memory of a derivative."""

    def check(self, key: DerivativeKey) -> None:
        """Read a derivative through, to see whether it is whole."""

    def remove(self, sha256: str) -> None:
        """Take away the derivatives of an original."""

    def keys(self) -> Iterator[DerivativeKey]:
        """Name every derivative here, in a stable order."""

    def keys_of(self, sha256: str) -> Iterator[DerivativeKey]:
        """Name the derivatives of one original."""

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name what killed processes left half-written."""

    def remove_leftover(self, name: str) -> None:
        """Take away such a leftover."""


@dataclass(frozen=True, slots=True)
class _ToArchive:
    writer: ZipWriter

    def add(self, name: str, body: bytes) -> None:
        self.writer.add(name, body)


class LocalDerivatives:
    """Derivatives in a folder. Up to `most_open` are kept open, those asked for last.

    A reader sees a derivative whole or not at all. All of them can be deleted and made again.
    """

    def __init__(self, layout: Layout, *, most_open: int = _MOST_OPEN) -> None:
        self._layout = layout
        self._incoming = Incoming(layout, layout.incoming_derivatives)
        self._most_open = most_open
        self._open: OrderedDict[str, OpenDerivative] = OrderedDict()
        self._turn = Lock()

    def make(self, key: DerivativeKey, maker: Maker) -> None:
        """Have a derivative made, put it in its place in one step, and remove other editions.

        Until then the other editions serve; whoever has one open goes on reading from it. After
        any error nothing has changed.
        """
        place = self._layout.derivative(key)
        with self._incoming.draft(mode=_ORDINARY) as draft:
            writer = ZipWriter(draft.write)
            description = maker(_ToArchive(writer))
            if (description.sha256, description.edition) != (key.sha256, key.edition):
                raise ValueError(f"what was made is not {key.file_name}")
            writer.add(DESCRIPTION_NAME, description.to_json())
            writer.finish()
            draft.flush()
            make_folder(self._layout, place.parent)
            stands_as_file(self._layout, place)
            with told_plainly(self._layout, place, "written"):
                draft.path.replace(place)
        self.close(key)
        self._unlink(other for other in self.keys_of(key.sha256) if other != key)

    def open(self, key: DerivativeKey) -> OpenDerivative | None:
        """Open a derivative; one of another edition if this one is not here; None without any.

        Compare `edition` to learn which it is. `DamagedDerivative` for a broken one.
        """
        with self._turn:
            kept = self._open.get(key.sha256)
            if kept is not None:
                self._open.move_to_end(key.sha256)
        if kept is None or kept.edition != key.edition:
            kept = self._opened(key) or kept or self._any_opened(key.sha256)
            if kept is not None:
                self._keep(key.sha256, kept)
        return kept

    def close(self, key: DerivativeKey) -> None:
        """Forget what is kept in memory of the original's derivative."""
        with self._turn:
            self._open.pop(key.sha256, None)

    def check(self, key: DerivativeKey) -> None:
        """Read a derivative through, each picture against its checksum; `DamagedDerivative`."""
        place = self._layout.derivative(key)
        stands_as_file(self._layout, place)
        with told_plainly(self._layout, place, "read"):
            file = LocalRangedFile(place)
            read_index(file)
            check_bytes(file)

    def remove(self, sha256: str) -> None:
        """Take away all editions; those already gone are no fault."""
        with self._turn:
            self._open.pop(sha256, None)
        self._unlink(self.keys_of(sha256))

    def keys(self) -> Iterator[DerivativeKey]:
        """Name every derivative, shard by shard; files that are none of ours are passed over."""
        root = self._layout.derivatives
        for first in self._shards(root):
            for second in self._shards(root / first):
                yield from self._keys_in(root / first / second)

    def keys_of(self, sha256: str) -> Iterator[DerivativeKey]:
        """Name the editions of an original's derivative that lie here."""
        shard = self._layout.derivative(DerivativeKey(sha256, "0" * 12)).parent
        return iter([key for key in self._keys_in(shard) if key.sha256 == sha256])

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name the drafts in `images/derivatives/.incoming` that have lain untouched so long."""
        return self._incoming.leftovers(older_than=older_than)

    def remove_leftover(self, name: str) -> None:
        """Take away one of the `leftovers`."""
        self._incoming.remove(name)

    def _opened(self, key: DerivativeKey) -> OpenDerivative | None:
        place = self._layout.derivative(key)
        if stands_as_file(self._layout, place) is None:
            return None
        with told_plainly(self._layout, place, "read"):
            try:
                file = LocalRangedFile(place)
            except FileNotFoundError:  # a newer edition has just come
                return None
            return OpenDerivative(file, read_index(file))

    def _any_opened(self, sha256: str) -> OpenDerivative | None:
        opened = map(self._opened, self.keys_of(sha256))
        return next((found for found in opened if found), None)

    def _keep(self, sha256: str, derivative: OpenDerivative) -> None:
        with self._turn:
            self._open[sha256] = derivative
            self._open.move_to_end(sha256)
            while len(self._open) > self._most_open:
                self._open.popitem(last=False)

    def _unlink(self, keys: Iterator[DerivativeKey]) -> None:
        for key in keys:
            place = self._layout.derivative(key)
            with told_plainly(self._layout, place, "removed"):
                place.unlink(missing_ok=True)

    def _shards(self, folder: Path) -> list[str]:
        return sorted(filter(_SHARD.fullmatch, self._listed(folder)))

    def _keys_in(self, shard: Path) -> list[DerivativeKey]:
        keys = map(DerivativeKey.of_file, self._listed(shard))
        return sorted(key for key in keys if key and self._layout.derivative(key).parent == shard)

    def _listed(self, folder: Path) -> list[str]:
        """List a folder without the links in it; what is no folder holds nothing of ours."""
        if stand(self._layout, folder) is None or not folder.is_dir():
            return []
        with told_plainly(self._layout, folder, "listed"):
            return [path.name for path in folder.iterdir() if not path.is_symlink()]
