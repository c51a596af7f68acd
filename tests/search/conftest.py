"""The corpus, catalogued once for all tests of the search's quality, and its answers."""

from collections.abc import Iterator

import pytest

from app.holdings import Holding, found_holding
from app.settings import Settings
from tests.search.corpus import catalogue_all
from tests.search.quality import Asked, ask
from tests.search.queries import queries


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    """A holding with the corpus, published. Nobody writes into it."""
    home = tmp_path_factory.mktemp("searched") / "holding"
    with found_holding(Settings(home=home)) as holding:
        catalogue_all(holding)
        yield holding


@pytest.fixture(scope="session")
def answers(searched: Holding) -> tuple[Asked, ...]:
    """Every query of every list with its answer."""
    return tuple(ask(searched, query) for query in queries())
