"""The API as its own description says it is: whatever fits, and whatever does not, is asked of it.

Schemathesis makes the questions from the OpenAPI document, the same every time. In short form here;
`VERSO_SOAK` asks for fifty of each operation; `VERSO_TEST_EACH=8` for each eighth operation alone,
from number `VERSO_TEST_FIRST` on, so that they can be asked in parts.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import status_code_conformance

from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, Scope
from app.holdings import found_holding
from app.services.create_token import create_token
from app.settings import Settings
from app.web.application import create_application

EACH = int(os.environ.get("VERSO_TEST_EACH", "1"))
FIRST = int(os.environ.get("VERSO_TEST_FIRST", "1"))
EXAMPLES = 50 if "VERSO_SOAK" in os.environ else 3


@pytest.fixture(scope="module")
def asked(
    serve: Callable[[Any], httpx.Client], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, str]]]:
    """A served catalogue with a photograph in it: its address, and a token that may do all."""
    home = tmp_path_factory.mktemp("described") / "holding"
    with found_holding(Settings(home=home)) as holding:
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription("PAPERS", title={"en": ["Papers"]}))
            described = PhotographDescription("PAPERS 1", {"en": ["Boat"]}, unit="PAPERS")
            catalogue.publish(catalogue.save(described, scans={}).id)
            gone = catalogue.save(PhotographDescription("PAPERS 2"), scans={}).id
            catalogue.deletions.delete(gone, reason="a trial")
            catalogue.commit()
        token = create_token(holding, name="described", scopes=set(Scope))
        client = serve(create_application(holding))
        yield str(client.base_url), {"authorization": f"Bearer {token}"}


@pytest.mark.timeout(7200)  # in `make soak`
def test_no_question_breaks_it_and_no_answer_is_undescribed(
    asked: tuple[str, dict[str, str]],
) -> None:
    address, headers = asked
    document = httpx.get(f"{address}/api/openapi.json", timeout=60).json()
    schema: Any = schemathesis.openapi.from_dict(document)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) > 30
    faults: dict[str, str] = {}
    for operation in operations[FIRST - 1 :: EACH]:
        try:
            _ask(operation, address, headers)
        except FailureGroup as found:
            faults[operation.label] = "; ".join(map(str, found.exceptions))
    assert not faults, "\n".join(f"{label}: {told}" for label, told in faults.items())


def _ask(operation: Any, address: str, headers: dict[str, str]) -> None:
    """Ask one operation whatever its parameters and its body may be."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        answer = case.call(base_url=address, headers=headers, timeout=60)
        case.validate_response(answer, checks=[not_a_server_error, status_code_conformance])

    ask()
