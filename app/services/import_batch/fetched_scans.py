"""Scans that a table names by their address: fetched beside the store, for as long as one row."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from app.holdings import Holding
from app.services.import_batch.scan_folder import FoundFile
from app.storage.fetching import Fetching
from app.storage.incoming import Incoming

_OURS_ALONE = 0o600


@dataclass(slots=True)
class FetchedScans:
    """Fetches files on to the holding's own disk. What a killed import leaves, `sweep` takes."""

    fetching: Fetching
    incoming: Incoming
    _held: ExitStack = field(default_factory=ExitStack)

    @classmethod
    def into(cls, holding: Holding) -> "FetchedScans":
        """Fetch as a holding's settings allow; where they name no host, nothing is."""
        fetching = Fetching(
            holding.settings.import_rule, largest_bytes=holding.settings.max_upload_bytes
        )
        return cls(fetching, Incoming(holding.layout, holding.layout.incoming_originals))

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what is fetched until the block ends."""
        with self._held:
            yield

    def find(self, address: str) -> FoundFile:
        """Fetch a file; `Rejected` with the reason where it can't be had."""
        here = self.fetching.rule.permitted(address)
        with ExitStack() as fallible:
            draft = fallible.enter_context(self.incoming.draft(mode=_OURS_ALONE))
            for chunk in self.fetching.chunks(address):
                draft.write(chunk)
            self._held.push(fallible.pop_all())
        return FoundFile(draft.path, kept_name=here.file_name)
