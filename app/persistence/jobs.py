"""Work that waits, taken up by whoever is free."""

from sqlalchemy import Engine

from app.domain.work import DeadJob, LeasedJob


class JobQueue:
    """The queue as workers meet it; each verb is a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, *, lease_s: int = 300) -> LeasedJob | None:
        """Take the work that has waited longest; None where none is due."""
        raise NotImplementedError

    def done(self, job: LeasedJob) -> None:
        """Strike work off."""
        raise NotImplementedError

    def failed(self, job: LeasedJob, fault: str) -> None:
        """Put work back for later; after five attempts it is dead."""
        raise NotImplementedError

    def waiting(self) -> int:
        """Count the work that is still to be done."""
        raise NotImplementedError

    def dead(self) -> tuple[DeadJob, ...]:
        """List the work that failed too often."""
        raise NotImplementedError
