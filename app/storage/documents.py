"""The published documents: manifests and collections as they are sent out.

All of them can be deleted and made again, so nothing here is flushed beyond what keeps each one
whole: after a power cut a document may be gone, but never half there.
"""

import gzip
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from app.storage.faults import told_plainly
from app.storage.folders import make_folder, open_file, stand, stands_as_file
from app.storage.incoming import Incoming, Leftover
from app.storage.layout import DocumentKey, Layout
from app.storage.lock import one_at_a_time

_ORDINARY = 0o666
_LEVEL = 9  # it is made once
_SHARD = re.compile(r"[0-9a-z-]{2}", re.ASCII)


class Documents(Protocol):
    """A store of published documents. `LocalDocuments` says what each verb promises."""

    def turn(self, subject: str) -> AbstractContextManager[None]:
        """Wait for the one turn at reading a thing's records and writing documents of them."""

    def write(self, key: DocumentKey, body: bytes, *, alone: bool = False) -> None:
        """Put a document in place of every older revision of it."""

    def read(self, key: DocumentKey) -> bytes | None:
        """Read a document; None if it has to be made again."""

    def read_gzipped(self, key: DocumentKey) -> bytes | None:
        """Read a document's gzip; None if it is not here."""

    def remove(self, key: DocumentKey) -> None:
        """Take away a document and every older revision of it."""

    def keys(self) -> Iterator[DocumentKey]:
        """Name every document here, in a stable order."""

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name what killed processes left half-written."""

    def remove_leftover(self, name: str) -> None:
        """Take away such a leftover."""


class LocalDocuments:
    """Documents in a folder. A reader sees a revision whole or not at all."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._incoming = Incoming(layout, layout.incoming_manifests)

    @contextmanager
    def turn(self, subject: str) -> Iterator[None]:
        """Wait for the one turn at reading a thing's records and writing documents of them.

        Whoever writes last has so read last, and no document outlives what its records said. Not
        to be entered twice by one thread.
        """
        lock = self._layout.manifest_lock(subject)
        make_folder(self._layout, lock.parent)
        with one_at_a_time(self._layout, lock):
            yield

    def write(self, key: DocumentKey, body: bytes, *, alone: bool = False) -> None:
        """Put a document and its gzip in their places, then remove its older revisions.

        Each in one step, the document first: who finds no gzip makes one. Where a newer revision
        lies already, that one stays the only one; `alone` is for revisions that have no order.
        """
        self._put(self._layout.document(key), body)
        gzipped = gzip.compress(body, _LEVEL, mtime=0)
        self._put(self._layout.gzipped_document(key), gzipped)
        others = self._revisions(key)
        self._unlink([one for one in others if one != key] if alone else others[:-1])

    def read(self, key: DocumentKey) -> bytes | None:
        """Read a document; None if this revision is not here and has to be made."""
        return self._read(self._layout.document(key))

    def read_gzipped(self, key: DocumentKey) -> bytes | None:
        """Read a document's gzip; None if it is not here."""
        return self._read(self._layout.gzipped_document(key))

    def _put(self, place: Path, body: bytes) -> None:
        with self._incoming.draft(mode=_ORDINARY) as draft:
            draft.write(body)
            draft.flush()
            make_folder(self._layout, place.parent)
            stands_as_file(self._layout, place)
            with told_plainly(self._layout, place, "written"):
                draft.path.replace(place)

    def _read(self, place: Path) -> bytes | None:
        if stands_as_file(self._layout, place) is None:
            return None
        with told_plainly(self._layout, place, "read"):
            try:
                with open_file(place) as file:
                    return file.read()
            except FileNotFoundError:  # a newer revision has just come
                return None

    def remove(self, key: DocumentKey) -> None:
        """Take away a revision and all before it; those already gone are no fault."""
        self._unlink([other for other in self._revisions(key) if other <= key])

    def keys(self) -> Iterator[DocumentKey]:
        """Name every document, shard by shard; files that are none of ours are passed over."""
        for first in self._shards(self._layout.manifests):
            for second in self._shards(self._layout.manifests / first):
                yield from self._keys_in(self._layout.manifests / first / second)

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Name the drafts in `manifests/.incoming` that have lain untouched for so long."""
        return self._incoming.leftovers(older_than=older_than)

    def remove_leftover(self, name: str) -> None:
        """Take away one of the `leftovers`."""
        self._incoming.remove(name)

    def _unlink(self, keys: list[DocumentKey]) -> None:
        for key in keys:
            for place in (self._layout.document(key), self._layout.gzipped_document(key)):
                with told_plainly(self._layout, place, "removed"):
                    place.unlink(missing_ok=True)

    def _revisions(self, key: DocumentKey) -> list[DocumentKey]:
        """Name the revisions of one thing that lie here, oldest first."""
        found = self._keys_in(self._layout.document(key).parent)
        return [other for other in found if other.identifier == key.identifier]

    def _shards(self, folder: Path) -> list[str]:
        return sorted(filter(_SHARD.fullmatch, self._listed(folder)))

    def _keys_in(self, shard: Path) -> list[DocumentKey]:
        keys = map(DocumentKey.of_file, self._listed(shard))
        return sorted({key for key in keys if key and self._layout.document(key).parent == shard})

    def _listed(self, folder: Path) -> list[str]:
        """List a folder without the links in it; what is no folder holds nothing of ours."""
        if stand(self._layout, folder) is None or not folder.is_dir():
            return []
        with told_plainly(self._layout, folder, "listed"):
            return [path.name for path in folder.iterdir() if not path.is_symlink()]
