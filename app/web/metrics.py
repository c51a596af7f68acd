"""What the server counts of itself, in the format of Prometheus.

Where several processes serve one catalogue they count together if PROMETHEUS_MULTIPROC_DIR names a
folder that all of them may write to; whichever is asked then answers for all.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from app.holdings import Holding

_SECONDS: Final = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0)
_TOGETHER: Final = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """Counts the requests of one application. Threads may share it."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "verso_answers",
            "Requests answered, by method and status. Images given by the short way are not in it.",
            ("method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "verso_answer_seconds",
            "How long answers took.",
            ("kind",),
            buckets=_SECONDS,
            registry=self._registry,
        )

    def answered(self, method: str, status: int, seconds: float, *, kind: str) -> None:
        """Count an answer; `kind` is page, api, iiif or static."""
        self._answers.labels(_known(method), str(status)).inc()
        self._seconds.labels(kind).observe(seconds)

    def told(self, holding: Holding) -> bytes:
        """Write down what was counted, and how things stand in a holding now."""
        return self._counted() + _standing(holding)

    def _counted(self) -> bytes:
        if not os.environ.get(_TOGETHER):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def _standing(holding: Holding) -> bytes:
    registry = CollectorRegistry()
    jobs = Gauge("verso_jobs", "Work that waits, by its state.", ("state",), registry=registry)
    with timed() as taken:
        jobs.labels("waiting").set(holding.jobs.waiting())
        jobs.labels("given up").set(holding.jobs.dead_count())
    Gauge(
        "verso_database_seconds", "How long the catalogue took to tell of its work.",
        registry=registry,
    ).set(taken[0])  # fmt: skip
    work = Gauge(
        "verso_pixel_work", "Images that are made, or wait to be, in this process.", ("state",),
        registry=registry,
    )  # fmt: skip
    for state, count in holding.pixel_work.counts().items():
        work.labels(state).set(count)
    return generate_latest(registry)


@contextmanager
def timed() -> Iterator[list[float]]:
    """Put the seconds that a block took into the list that it gets."""
    started, taken = time.perf_counter(), [0.0]
    yield taken
    taken[0] = time.perf_counter() - started


def _known(method: str) -> str:
    """Keep the number of counters small, whatever a client calls its method."""
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "other"
