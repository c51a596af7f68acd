"""Filling a new holding with the sample, so that there is something to see at once."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from app.domain.authorities import AuthorityDescription, AuthorityNoun
from app.domain.inscriptions import InscriptionDescription
from app.domain.languages import best
from app.domain.photographs import PhotographDescription
from app.domain.progress import Progress, quietly
from app.domain.saving import AccessionedScan, Outcome, Saved
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.exchange.sample import sample_agents, sample_photographs, sample_units
from app.holdings import Holding
from app.imaging.placeholder import draw_recto, draw_verso
from app.persistence.catalogue import Catalogue


def load_sample(
    holding: Holding, *, among_others: bool = False, progress: Progress = quietly
) -> tuple[Saved, ...]:
    """Load and publish the sample's photographs, with drawn cards in place of their scans.

    One that is there already is left as it is, whatever has become of it. Where the holding has
    photographs of its own nothing is loaded, and the answer is empty, unless `among_others`.
    """
    sample = sample_photographs()
    if not among_others and not _is_empty_but_for(holding, sample):
        return ()
    with holding.open(THE_DESK, writes=True) as catalogue:
        for unit in sample_units():
            if catalogue.unit_by_code(unit.reference_code) is None:
                catalogue.save_unit(unit)
        for agent in sample_agents():
            _name(catalogue, agent)
        catalogue.commit()
    saved = []
    for done, photograph in enumerate(sample):
        progress(done, len(sample), photograph.reference_code)
        saved.append(_load(holding, photograph))
    progress(len(sample), len(sample), "")
    return tuple(saved)


def _is_empty_but_for(holding: Holding, sample: Iterable[PhotographDescription]) -> bool:
    codes = {photograph.reference_code for photograph in sample}
    with holding.open(THE_DESK) as catalogue:
        page = catalogue.photographs(limit=len(codes) + 1)
        return all(found.reference_code in codes for found in page.items)


def _name(catalogue: Catalogue, agent: AuthorityDescription) -> None:
    """Begin an agent of the sample, unless it is known by its name already."""
    noun = AuthorityNoun.AGENT
    known = catalogue.authorities.suggest(noun, agent.name)
    if agent.name not in {found.name for found in known}:
        catalogue.authorities.save(noun, agent)


def _load(holding: Holding, photograph: PhotographDescription) -> Saved:
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code(photograph.reference_code)
    if found is not None:
        return Saved(found.id, found.version, Outcome.UNCHANGED)
    sides, scans = [], {}
    for side in photograph.sides:
        carded, scan = _with_card(holding, photograph, side)
        sides.append(carded)
        scans[scan.original.sha256] = scan
    with holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(replace(photograph, sides=tuple(sides)), scans=scans)
        catalogue.publish(saved.id)
        catalogue.commit()
        return saved


def _with_card(
    holding: Holding, photograph: PhotographDescription, side: SideDescription
) -> tuple[SideDescription, AccessionedScan]:
    """Draw a side's card and store it; on a verso the first inscription gets its region."""
    heading = (photograph.reference_code, best(photograph.title))
    if side.kind is not SideKind.VERSO:
        return _scanned(holding, photograph, side, draw_recto(heading=heading))
    written = next(iter(side.inscriptions), None)
    verso = draw_verso(heading=heading, inscription=_words(written))
    if written is not None:
        placed = replace(written, region=verso.region)
        side = replace(side, inscriptions=(placed, *islice(side.inscriptions, 1, None)))
    return _scanned(holding, photograph, side, verso.image)


def _words(written: InscriptionDescription | None) -> str | None:
    """The whole text of an inscription, not the reading that is cut."""
    reading = written.preferred_reading if written else None
    return reading.text if reading else None


def _scanned(
    holding: Holding, photograph: PhotographDescription, side: SideDescription, card: bytes
) -> tuple[SideDescription, AccessionedScan]:
    scan = holding.take_in_stream([card])
    name = f"{photograph.reference_code}-{side.kind}.png"
    described = ScanDescription(scan.original.sha256, file_name=name)
    return replace(side, scans=(described,)), scan
