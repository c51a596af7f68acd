"""A walk through the whole stream from its last event to its first, while somebody writes."""

import json
import time
from collections.abc import Iterator
from threading import Event, Thread

from app.holdings import Holding
from app.services.tell_changes import tell_all_changes, tell_page_of_changes
from benchmarks.harvesting.closing import write_all_the_time


def measure(holding: Holding) -> Iterator[str]:
    """Walk as IIIF Change Discovery 1.0, 3.5 says, and count what is met more than once."""
    stop = Event()
    other = Thread(target=write_all_the_time, args=(holding, stop, []))
    other.start()
    began, cost = time.monotonic(), time.thread_time()
    page = json.loads(tell_all_changes(holding).body)["last"]
    seen: set[str] = set()
    events = pages = 0
    while page:
        number = int(page["id"].rpartition("/")[2])
        document = json.loads(tell_page_of_changes(holding, number).body)
        seen.update(one["id"] for one in document["orderedItems"])
        events, pages = events + len(document["orderedItems"]), pages + 1
        page = document.get("prev")
    took_s, cost = time.monotonic() - began, time.thread_time() - cost
    stop.set()
    other.join()
    yield (
        f"{events:,} events on {pages:,} pages were met in {took_s:.0f} s "
        f"({cost * 1000 / pages:.1f} ms of a processor a page), {events - len(seen)} of them twice"
    )
