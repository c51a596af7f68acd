"""The sample that a new holding can begin with: four published photographs in one unit."""

from pathlib import Path
from typing import Any, Final

import yaml

from app.domain.authorities import AuthorityDescription
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.exchange.authority_document import read_authority
from app.exchange.photograph_document import read_photograph
from app.exchange.unit_document import read_unit

_SAMPLE: Final = Path(__file__).parent / "sample_photographs.yaml"


def sample_units() -> tuple[UnitDescription, ...]:
    """The units of the sample, the upper ones first."""
    return tuple(read_unit(document) for document in _read()["units"])


def sample_agents() -> tuple[AuthorityDescription, ...]:
    """The bodies of which more is known than the photographs say."""
    return tuple(read_authority(document) for document in _read()["agents"])


def sample_photographs() -> tuple[PhotographDescription, ...]:
    """The photographs, with their sides and what is written on them, without scans or regions."""
    return tuple(read_photograph(document) for document in _read()["photographs"])


def _read() -> Any:
    return yaml.safe_load(_SAMPLE.read_text("utf-8"))
