"""Doing the work that was asked for earlier."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import (
    DamagedOriginal,
    DecoderBrokeOff,
    NotFound,
    UnreadableScan,
    VersoError,
)
from app.domain.units import Level
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.domain.work import JobKind, LeasedJob
from app.holdings import Holding
from app.holdings.batch_work import work_on_batch
from app.holdings.fixity import note_damage
from app.holdings.kept_lease import KeptLease
from app.holdings.learning import Learning
from app.holdings.likeness import note_likeness
from app.iiif.presentation_version import PresentationVersion

_log = logging.getLogger(__name__)
_MOST_NEW_WORDS: Final = 2_500  # some seconds of work


def work_off(holding: Holding, *, stopping: Callable[[], bool] = lambda: False) -> int:
    """Do what is due until nothing is, or `stopping` says so; give the number of jobs taken up.

    A job that fails is put back for later, and never keeps the others from being done.
    """
    taken = 0
    while not stopping() and (job := holding.jobs.take()):
        taken += 1
        try:
            _WORK[job.kind](holding, job)
        except DecoderBrokeOff as fault:  # the system may have ended it: later there may be memory
            _log.warning("The %s of %s was not made. %s", job.kind, job.subject, fault)
            holding.jobs.failed(job, str(fault))
        except (UnreadableScan, DamagedOriginal) as fault:  # it stays so, however often it is tried
            note_damage(holding, fault)
            _log.warning("The %s of %s can't be made. %s", job.kind, job.subject, fault)
            holding.jobs.failed(job, str(fault), for_good=True)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it must not stop the others
            _log.exception("The %s of %s could not be made.", job.kind, job.subject)
            is_ours = isinstance(fault, VersoError)  # else the system's words alone say little
            said = str(fault) if is_ours else f"{type(fault).__name__}: {fault}"
            holding.jobs.failed(job, said)
        else:
            holding.jobs.done(job)
    return taken


def _renew_manifest(holding: Holding, job: LeasedJob) -> None:
    """Make the manifests that the public sees; where it sees none, take the stored ones away."""
    with holding.manifests.turn(job.subject):
        try:
            with holding.open(THE_PUBLIC) as catalogue:
                photograph = catalogue.photograph(job.subject)
        except NotFound:
            hidden = _forget_manifest(holding, job.subject)
            if hidden is None:
                return
            photograph = hidden
        else:
            for version in PresentationVersion:
                holding.manifests.make(photograph, is_public_view=True, version=version)
    _want_album(holding, photograph)


def _forget_manifest(holding: Holding, photograph_id: str) -> CataloguedPhotograph | None:
    """Take manifests away, and give the photograph as the desk sees it; None where it is gone."""
    try:
        with holding.open(THE_DESK) as catalogue:
            photograph = catalogue.photograph(photograph_id)
    except NotFound:
        holding.manifests.forget(photograph_id)
        return None
    holding.manifests.forget(photograph_id, photograph.manifest_revision)
    return photograph


def _want_album(holding: Holding, photograph: CataloguedPhotograph) -> None:
    """Ask for the album in which a photograph is a leaf: once, behind all leaves that wait.

    One that somebody makes just now is asked for anew: they may have read it before the leaf.
    """
    for unit in photograph.units[-1:]:
        if unit.description.level is Level.ALBUM:
            with holding.open(THE_DESK, writes=True) as catalogue:
                catalogue.ask_for(JobKind.ALBUM, unit.id)
                catalogue.commit()


def _renew_album(holding: Holding, job: LeasedJob) -> None:
    """Make the manifests of an album, also where they are there: names in them may be others."""
    with holding.manifests.turn(job.subject):
        try:
            with holding.open(THE_PUBLIC) as catalogue:
                album = catalogue.reading_room.album(job.subject)
        except NotFound:
            holding.manifests.forget(job.subject)
            return
        for version in PresentationVersion:
            holding.manifests.make_album(album, is_public_view=True, version=version)


def _renew_search_words(holding: Holding, job: LeasedJob) -> None:
    """Have a photograph found by all of its words, and what those whom it names are called today.

    What takes long is done before others have to wait, and many new words are learnt some at once:
    behind so many, other work has its turn, and the rest is asked for anew.
    """
    with holding.open(THE_DESK) as catalogue:
        index = catalogue.search_index
        portion = index.make_portion(index.read_one(job.subject))
    some, rest = portion.new[:_MOST_NEW_WORDS], portion.new[_MOST_NEW_WORDS:]
    Learning(holding).learn(some, progress=KeptLease(holding.jobs, job))
    portion = replace(portion, new=rest)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.authorities.renew_search_words(job.subject, job=job, portion=portion)
        catalogue.commit()


def _derive(holding: Holding, job: LeasedJob) -> None:
    """Make a derivative, unless a whole one is here already; however long it takes.

    By it the scan's likeness to others is known, which is kept too.
    """
    if not holding.derivation.is_whole(job.subject):
        holding.derivation.make(job.subject, progress=KeptLease(holding.jobs, job))
    note_likeness(holding, job.subject)


def _go_on(holding: Holding, job: LeasedJob) -> None:
    """Change some more photographs of a batch; it asks for the rest itself."""
    work_on_batch(holding, job.subject)


_WORK: dict[JobKind, Callable[[Holding, LeasedJob], None]] = {
    JobKind.MANIFEST: _renew_manifest,
    JobKind.ALBUM: _renew_album,
    JobKind.SEARCH_WORDS: _renew_search_words,
    JobKind.DERIVE: _derive,
    JobKind.BATCH: _go_on,
}
