"""People who use one catalogue all at once, whatever becomes of its server; and what it promised.

A promise is an answer: whatever was answered must be so however the server ended right afterwards.
"""

import hashlib
import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from app.domain.imagery import ScanCondition
from app.domain.publication import PublicationState
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services.work_off import work_off
from tests.faults.hostile_files import small

PARTS = 3
OF_A_BATCH = 2
BUSY = 503
TUS: Final = {"tus-resumable": "1.0.0"}
PART: Final = TUS | {"content-type": "application/offset+octet-stream"}


@dataclass(slots=True)
class Sending:
    """A scan that comes in over several requests; the server has said that it has `has_bytes`."""

    where: str
    code: str
    content: bytes
    has_bytes: int = 0


@dataclass(slots=True)
class Promises:
    """What was answered. Each field is written to by one of those who use the catalogue alone.

    `kept` are scans by the reference code of their photograph, `ids` photographs; of an edit its
    version and title are known, of what was published the version, of a batch its subject and
    its photographs. `broken` are answers that nobody may get.
    """

    kept: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    sent: int = 0
    edits: list[tuple[str, int, str]] = field(default_factory=list)
    published: dict[str, int] = field(default_factory=dict)
    batches: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    publications: int = 0
    tiles: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many answers of all kinds there were that somebody relies on."""
        done = self.sent + self.publications + self.tiles
        return done + len(self.kept) + len(self.edits) + len(self.batches)

    def __str__(self) -> str:
        """Count them."""
        return (
            f"{len(self.kept)} scans kept ({self.sent} of them sent in parts), {len(self.edits)} "
            f"edits, {self.publications} publications of {len(self.published)} photographs, "
            f"{len(self.batches)} batches, {self.tiles} tiles"
        )


class MixedLoad:
    """Uploads in one request and in parts, edits, publication, batches, pages and tiles."""

    def __init__(self, token: str, *, seed: int) -> None:
        self.promises = Promises()
        self._headers = {"authorization": f"Bearer {token}"}
        self._numbers = itertools.count()
        self._dice = random.Random(seed)  # noqa: S311
        self._sending: Sending | None = None

    @contextmanager
    def on(self, address: str) -> Iterator[None]:
        """Have all of them at work as long as the block lasts, whatever becomes of the server."""
        gone = threading.Event()
        deeds = (self._bring, self._send, self._edit, self._publish, self._order, self._look)
        threads = [
            threading.Thread(target=self._go_on, args=(deed, address, gone)) for deed in deeds
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            gone.set()
            for thread in threads:
                thread.join()

    def _go_on(
        self, deed: Callable[[httpx.Client], None], address: str, gone: threading.Event
    ) -> None:
        with httpx.Client(base_url=address, headers=self._headers, timeout=60) as http:
            while not gone.is_set():
                try:
                    deed(http)
                except httpx.TransportError:  # one process of it is gone, or all
                    time.sleep(0.02)
                except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
                    self.promises.broken.append(f"{type(fault).__name__}: {fault}")
                    gone.set()

    def _bring(self, http: httpx.Client) -> None:
        """Bring a scan in, and describe its photograph."""
        number = next(self._numbers)
        content = small("PNG", seed=number)
        brought = http.post("/api/scans", content=content)
        if is_promised(brought, 201):
            assert brought.json()["condition"] == "sound", brought.text
            self._describe(http, f"U {number}", content, 201)

    def _describe(self, http: httpx.Client, code: str, content: bytes, *expected: int) -> bool:
        sha256 = hashlib.sha256(content).hexdigest()
        sides = [{"kind": "recto", "scans": [{"sha256": sha256}]}]
        said = {"reference_code": code, "title": {"en": [f"As {code} came in"]}, "sides": sides}
        made = http.post("/api/photographs", json=said)
        if not is_promised(made, *expected):
            return False
        self.promises.kept[code] = sha256
        if made.status_code == httpx.codes.CREATED:
            self.promises.ids.append(made.json()["id"])
        return True

    def _send(self, http: httpx.Client) -> None:
        """Send a scan in parts, going on where the last server was killed."""
        if self._sending is None:
            number = next(self._numbers)
            content = small("TIFF", seed=number)
            length = {"upload-length": str(len(content))}
            begun = http.post("/api/uploads", headers=TUS | length)
            if is_promised(begun, 201):
                self._sending = Sending(begun.headers["location"], f"U {number}", content)
            return
        sending = self._sending
        has_bytes = _standing(http.head(sending.where, headers=TUS))
        assert has_bytes >= sending.has_bytes, "what had come of an upload is lost"
        if has_bytes < len(sending.content):
            until = has_bytes + len(sending.content) // PARTS + 1
            here = PART | {"upload-offset": str(has_bytes)}
            part = sending.content[has_bytes:until]
            answer = http.patch(sending.where, content=part, headers=here)
            if is_promised(answer, 204):
                sending.has_bytes = _standing(answer)
            return
        told = http.get(sending.where, headers=TUS).json()
        sha256 = hashlib.sha256(sending.content).hexdigest()
        assert (told["is_done"], told["sha256"], told["condition"]) == (True, sha256, "sound"), told
        # 409: it came through before, and nobody heard of it
        if self._describe(http, sending.code, sending.content, 201, 409):
            self._sending = None
            self.promises.sent += 1

    def _edit(self, http: httpx.Client) -> None:
        """Say something else of a photograph, of the version that was read."""
        if (where := self._any_photograph()) is None:
            return
        read = http.get(where, params={"working_copy": "true"})
        if not is_promised(read, 200):
            return
        title = f"Edited {len(self.promises.edits)}"
        said = read.json()["photograph"] | {"title": {"en": [title]}}
        held = {"if-match": read.headers["etag"]}
        saved = http.put(where, json=said, headers=held)
        if is_promised(saved, 200, 412) and saved.status_code == httpx.codes.OK:
            version = int(saved.headers["etag"].removeprefix("W/").strip('"'))
            self.promises.edits.append((where.rsplit("/", 1)[-1], version, title))

    def _publish(self, http: httpx.Client) -> None:
        """Publish a photograph as its editors left it."""
        if (where := self._any_photograph()) is None:
            return
        shown = http.post(f"{where}/publish")
        if is_promised(shown, 200):
            self.promises.published[where.rsplit("/", 1)[-1]] = shown.json()["version"]
            self.promises.publications += 1

    def _order(self, http: httpx.Client) -> None:
        """Have a subject added to some photographs, which is work for later."""
        time.sleep(0.1)
        if len(self.promises.ids) < OF_A_BATCH:
            return
        chosen = self._dice.sample(list(self.promises.ids), OF_A_BATCH)
        subject = f"batch {len(self.promises.batches)}"
        add = {"field": "subjects", "action": "add", "value": subject}
        begun = http.post("/api/batches", json={"ids": chosen, "operations": [add]})
        if is_promised(begun, 202):
            self.promises.batches[begun.json()["id"]] = subject, tuple(chosen)

    def _look(self, http: httpx.Client) -> None:
        """Look at pages, and at a photograph that was published, in any viewer."""
        for path in ("/", "/search?q=edited", "/api/photographs?limit=5"):
            is_promised(http.get(path), 200)
        if not self.promises.published:
            return
        one = self._dice.choice(list(self.promises.published))
        manifest = http.get(f"/iiif/presentation/3/{one}/manifest")
        if is_promised(manifest, 200):
            body = manifest.json()["items"][0]["items"][0]["items"][0]["body"]
            image = httpx.URL(body["service"][0]["id"]).path
            is_promised(http.get(f"{image}/info.json"), 200)
            tile = http.get(f"{image}/16,0,32,32/16,16/0/default.jpg")
            self.promises.tiles += is_promised(tile, 200)

    def _any_photograph(self) -> str | None:
        if not self.promises.ids:
            time.sleep(0.02)
            return None
        return f"/api/photographs/{self._dice.choice(list(self.promises.ids))}"


def is_promised(answer: httpx.Response, *expected: int) -> bool:
    """Whether it was done; else the server must say that it is busy, and when to come again."""
    if answer.status_code == BUSY:
        assert "retry-after" in answer.headers, answer.text
        return False
    assert answer.status_code in expected, (answer.request.url, answer.status_code, answer.text)
    return True


def _standing(answer: httpx.Response) -> int:
    assert answer.status_code in {200, 204}, answer.status_code
    return int(answer.headers["upload-offset"])


def require_kept(holding: Holding, promises: Promises) -> None:
    """All that was promised is so, once the work that waits is done; and none of it is dead."""
    work_off(holding)
    assert (holding.jobs.waiting(), holding.jobs.dead()) == (0, ())
    for code, sha256 in promises.kept.items():
        _require_scan(holding, code, sha256)
    with holding.open(THE_DESK) as catalogue:
        for one, version, title in promises.edits:
            assert catalogue.revision(one, version).description.title == {"en": [title]}
        for one, version in promises.published.items():
            photograph = catalogue.photograph(one)
            assert photograph.state is PublicationState.PUBLISHED
            assert photograph.version >= version
        for batch, (subject, ids) in promises.batches.items():
            assert catalogue.batch_edits.progress(batch).ended_at is not None
            for one in ids:
                _require_once(subject, catalogue.working_copy(one) or catalogue.photograph(one))


def _require_scan(holding: Holding, code: str, sha256: str) -> None:
    """It is in one photograph, and as healthy as it came in; and there are tiles of it."""
    with holding.open(THE_DESK) as catalogue:
        (place,) = catalogue.scan_places(sha256)
        known = catalogue.scan_characteristics(sha256)
    assert place.reference_code == code
    assert known is not None
    assert known.characteristics.condition is ScanCondition.SOUND
    assert holding.originals.digest_of(sha256) == sha256
    assert holding.derivation.is_whole(sha256), code


def _require_once(subject: str, said: Any) -> None:
    """What a batch was to add is there, and was added once."""
    assert [one for one in said.description.subjects if str(one) == subject] == [subject]
