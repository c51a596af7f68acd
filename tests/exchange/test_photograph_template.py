from typing import Any

import pytest

from app.domain.sides import SideKind
from app.exchange.document_paths import DocumentPath, path_text
from app.exchange.photograph_template import read_photograph_template
from app.exchange.templates import PhotographTemplate

READINGS = [{"text": {"column": "Back"}}]
BACK = {"on": ["verso", "recto"], "called": "back", "kind": "note", "readings": READINGS}


def read(raw: object) -> tuple[PhotographTemplate, list[str]]:
    faults: list[str] = []

    def report(path: DocumentPath, _: object, __: str) -> None:
        faults.append(path_text(path))

    return read_photograph_template(raw, report), faults


def test_an_inscription_names_its_sides_in_the_order_of_preference() -> None:
    template, faults = read({"inscriptions": [BACK]})
    assert faults == []
    (placed,) = template.inscriptions
    assert placed.on == (SideKind.VERSO, SideKind.RECTO)
    assert placed.called == "back"


def test_a_single_side_needs_no_list() -> None:
    template, faults = read({"inscriptions": [{**BACK, "on": "verso"}]})
    assert faults == []
    assert template.inscriptions[0].on == (SideKind.VERSO,)


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (None, "photograph"),
        ({"reference_code": "A"}, "photograph.reference_code"),
        ({"inscriptions": {}}, "photograph.inscriptions"),
        ({"inscriptions": [{**BACK, "on": ["back"]}]}, "photograph.inscriptions[0].on"),
        ({"inscriptions": [{**BACK, "on": []}]}, "photograph.inscriptions[0].on"),
        ({"inscriptions": [{**BACK, "called": 5}]}, "photograph.inscriptions[0].called"),
        ({"inscriptions": [{**BACK, "kind": "poem"}]}, "photograph.inscriptions[0].kind"),
        ({"inscriptions": [BACK, BACK]}, "photograph.inscriptions"),
        ({"dates": [{"of": "taken", "inscription": "back"}]}, "photograph.dates[0].inscription"),
    ],
)
def test_a_fault_is_reported_where_it_stands(raw: Any, where: str) -> None:
    assert read(raw)[1] == [where]


def test_a_date_points_to_an_inscription_by_its_name() -> None:
    dates = [{"of": "taken", "inscription": "back", "as_written": {"column": "D"}}]
    assert read({"dates": dates, "inscriptions": [BACK]})[1] == []
