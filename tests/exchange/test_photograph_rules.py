from typing import Any

import pytest

from app.domain.errors import Rejected
from app.exchange.photograph_document import read_photograph

DIGEST = "0123456789abcdef" * 4


def problems_of(**fields: Any) -> list[tuple[str, str]]:
    with pytest.raises(Rejected) as caught:
        read_photograph({"reference_code": "A 1", **fields})
    return [(problem.where, problem.value) for problem in caught.value.problems]


def with_readings(*readings: dict[str, Any], **inscription: Any) -> list[dict[str, Any]]:
    written = {"kind": "note", "readings": list(readings), **inscription}
    return [{"kind": "recto"}, {"kind": "verso", "inscriptions": [written]}]


@pytest.mark.parametrize("digest", ["", "abc", DIGEST.upper(), f"{DIGEST}\n", "g" * 64])
def test_a_scan_is_named_by_a_sha_256(digest: str) -> None:
    sides = [{"kind": "recto", "scans": [{"sha256": digest}]}]
    (found,) = problems_of(sides=sides)
    assert found[0] == "sides[0].scans[0].sha256"


def test_before_it_is_stored_a_scan_needs_no_digest() -> None:
    sides = [{"kind": "recto", "scans": [{"sha256": "", "file_name": "a.jpg"}]}]
    photograph = read_photograph({"reference_code": "A", "sides": sides}, is_stored=False)
    assert photograph.sides[0].scans[0].file_name == "a.jpg"


@pytest.mark.parametrize("pointed", [-1, 1, 0, 9])
@pytest.mark.parametrize("name", ["based_on", "truncates"])
def test_a_reading_points_to_another_one_of_its_inscription(name: str, pointed: int) -> None:
    sides = with_readings({"text": "a", name: pointed})
    where = f"sides[1].inscriptions[0].readings[0].{name}"
    assert problems_of(sides=sides) == [(where, str(pointed))]


def test_no_reading_rests_on_itself_over_others() -> None:
    sides = with_readings({"text": "a", "based_on": 1}, {"text": "b", "truncates": 0})
    assert problems_of(sides=sides) == [("sides[1].inscriptions[0].readings[1].truncates", "0")]


def test_one_reading_of_a_layer_and_language_at_most_is_preferred() -> None:
    first = {"text": "a", "preferred": True}
    sides = with_readings(first, first | {"language": "pl"}, first | {"layer": "diplomatic"})
    assert problems_of(sides=sides) == [("sides[1].inscriptions[0].readings[2].preferred", "")]


def test_a_reading_may_be_preferred_in_each_layer_and_language() -> None:
    preferred = {"text": "a", "preferred": True}
    sides = with_readings(
        preferred, preferred | {"language": "pl"}, preferred | {"layer": "translation"}
    )
    readings = (
        read_photograph({"reference_code": "A", "sides": sides}).sides[1].inscriptions[0].readings
    )
    assert [reading.preferred for reading in readings] == [True, True, True]


def test_a_region_without_an_area_is_refused_together_with_other_faults() -> None:
    region = {"x_px": -1, "y_px": 0, "width_px": 0, "height_px": 2}
    sides = with_readings({"text": "a", "layer": "exact"}, region=region)
    places = [where for where, _ in problems_of(sides=sides)]
    assert places == [
        "sides[1].inscriptions[0].readings[0].layer", "sides[1].inscriptions[0].region",
    ]  # fmt: skip


TRIANGLE = [[10, 20], [200, 20], [200, 90]]


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (TRIANGLE[:2], "10,20 200,20"),
        ([[10, 20], [200, 20], [200]], "[[10, 20], [200, 20], [200]]"),
        ([[10, 20], [200, 20], [200, 90.5]], "[[10, 20], [200, 20], [200, 90.5]]"),
        ([[10, 20], [200, 20], [200, True]], "[[10, 20], [200, 20], [200, True]]"),
        ("10,20 200,20 200,90", "10,20 200,20 200,90"),
        ([*TRIANGLE, [300, 300]], "10,20 200,20 200,90 300,300"),
    ],
)
def test_points_must_be_the_polygon_that_the_rectangle_is_around(points: Any, told: str) -> None:
    sides_px = {"x_px": 10, "y_px": 20, "width_px": 190, "height_px": 70}
    region = sides_px | {"points_px": TRIANGLE}
    sides = with_readings({"text": "a"}, region=region)
    assert read_photograph({"reference_code": "A", "sides": sides}).sides[1].inscriptions[0].region
    region["points_px"] = points
    found = problems_of(sides=with_readings({"text": "a", "layer": "exact"}, region=region))
    assert found == [
        ("sides[1].inscriptions[0].readings[0].layer", "exact"),
        ("sides[1].inscriptions[0].region.points_px", told),
    ]


@pytest.mark.parametrize("pointer", [[0, 0], [1, 1], [2, 0], [-1, 0]])
def test_a_date_points_to_an_inscription_that_is_here(pointer: list[int]) -> None:
    dates = [{"of": "taken", "edtf": "1941-12", "inscription": pointer}]
    found = problems_of(sides=with_readings({"text": "a"}), dates=dates)
    assert found == [("dates[0].inscription", f"{pointer[0]}, {pointer[1]}")]


def test_one_date_of_a_kind_at_most_is_preferred() -> None:
    taken = {"of": "taken", "preferred": True}
    printed = {"of": "printed", "preferred": True}
    assert problems_of(dates=[taken, printed, taken]) == [("dates", "taken")]


@pytest.mark.parametrize("place", ["dates", "custody", "inscription"])
def test_an_edtf_date_is_checked_wherever_one_stands(place: str) -> None:
    fields: dict[str, Any] = {
        "dates": {"dates": [{"of": "taken", "edtf": "1941-13"}]},
        "custody": {"custody": [{"kind": "gift", "date_edtf": "1941-13"}]},
        "inscription": {"sides": with_readings({"text": "a"}, written_edtf="1941-13")},
    }[place]
    ((where, value),) = problems_of(**fields)
    assert where.endswith("edtf")
    assert value == "1941-13"


# IIIF Presentation API 3.0, 3.2 rights: the URI as its maker publishes it, with http.
@pytest.mark.parametrize(
    "uri",
    [
        "",
        "http://creativecommons.org/licenses/by-sa/4.0/",
        "http://creativecommons.org/publicdomain/mark/1.0/",
        "http://rightsstatements.org/vocab/InC-OW-EU/1.0/",
    ],
)
def test_rights_are_named_by_a_creative_commons_or_rightsstatements_uri(uri: str) -> None:
    rights = [{"uri": uri, "until_on": "1953-12-31"}]
    assert read_photograph({"reference_code": "A", "rights": rights}).rights[0].uri == uri


@pytest.mark.parametrize(
    "uri",
    ["https://creativecommons.org/licenses/by/4.0/", "http://example.org/", "CC BY", "http://"],
)
def test_any_other_rights_uri_is_refused(uri: str) -> None:
    assert problems_of(rights=[{"uri": uri}]) == [("rights[0].uri", uri)]


@pytest.mark.parametrize("name", ["width_mm", "height_mm"])
@pytest.mark.parametrize("size", [0, -1.5, 100_001, 1e308])
def test_a_size_is_one_that_a_photograph_can_have(name: str, size: float) -> None:
    assert problems_of(**{name: size}) == [(name, str(size))]


def test_every_map_of_languages_has_its_tags_checked() -> None:
    found = problems_of(
        title={"polski": ["x"]},
        description={"pl_PL": ["x"]},
        holder={"names": {"": ["x"]}},
        sides=[{"kind": "recto", "label": {"English": ["x"]}}],
    )
    assert {where for where, _ in found} == {
        "title", "description", "holder.names", "sides[0].label",
    }  # fmt: skip
