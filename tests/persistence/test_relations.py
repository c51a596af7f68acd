"""Related photographs are found from both ends, by whoever may see the other one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from app.domain.access import AccessRule
from app.domain.errors import NotSignedIn, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
SAME, CROP, PAIR = RelationKind.SAME_NEGATIVE, RelationKind.CROP_OF, RelationKind.PAIR


def saved(opened: Opening, code: str, *said: tuple[RelationKind, str], **more: object) -> str:
    """Keep a photograph that says this of others; its id."""
    related = tuple(RelationDescription(kind, other) for kind, other in said)
    described = PhotographDescription(code, {"en": [f"Photograph {code}"]}, related=related)
    with opened(THE_DESK, writes=True) as catalogue:
        kept = catalogue.save(replace(described, **more))  # type: ignore[arg-type]  # its fields
        catalogue.publish(kept.id)
        catalogue.commit()
        return kept.id


def seen(opened: Opening, photograph_id: str, viewer: Viewer = THE_PUBLIC) -> list[tuple[str, str]]:
    with opened(viewer) as catalogue:
        found = catalogue.relations.of_photograph(photograph_id)
    return [(one.kind.value, one.other.reference_code) for one in found]


def test_it_is_seen_from_both(opened: Opening) -> None:
    whole = saved(opened, "A/1")
    part = saved(opened, "A/2", (CROP, "A/1"))
    assert seen(opened, part) == [("crop of", "A/1")]
    assert seen(opened, whole) == [("cropped as", "A/2")]


def test_what_both_say_is_told_once(opened: Opening) -> None:
    one = saved(opened, "A/1", (SAME, "A/2"), (PAIR, "A/2"))
    other = saved(opened, "A/2", (SAME, "A/1"))
    assert seen(opened, one) == [("same negative", "A/2"), ("pair", "A/2")]
    assert seen(opened, other) == [("same negative", "A/1"), ("pair", "A/1")]


def test_a_code_under_which_nothing_is_yet_is_meant_as_soon_as_something_is(
    opened: Opening,
) -> None:
    one = saved(opened, "A/1", (SAME, "A/2"))
    assert seen(opened, one) == []
    with opened(THE_DESK) as catalogue:
        assert catalogue.relations.not_catalogued(["A/1", "A/2"]) == {"A/2"}
    other = saved(opened, "A/2")
    assert seen(opened, one) == [("same negative", "A/2")]
    assert seen(opened, other) == [("same negative", "A/1")]


def test_a_new_reference_code_is_followed(opened: Opening) -> None:
    one, other = saved(opened, "A/1", (SAME, "A/2")), saved(opened, "A/2")
    with opened(THE_DESK, writes=True) as catalogue:
        renamed = replace(catalogue.photograph(other).description, reference_code="B/7")
        catalogue.save(renamed, photograph_id=other)
        catalogue.commit()
        said = catalogue.photograph(one).description.related
    assert said == (RelationDescription(SAME, "B/7"),)
    assert seen(opened, one) == [("same negative", "B/7")]


def test_the_public_is_told_of_no_hidden_photograph(opened: Opening) -> None:
    hidden = saved(opened, "A/1", (PAIR, "A/3"), access=AccessRule(reason="a letter"))
    draft = PhotographDescription("A/2", related=(RelationDescription(SAME, "A/3"),))
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(draft)
        catalogue.commit()
    shown = saved(opened, "A/3", (SAME, "A/1"), (SAME, "A/2"))
    every = [("same negative", "A/1"), ("same negative", "A/2"), ("pair", "A/1")]
    assert seen(opened, shown, THE_DESK) == every
    assert seen(opened, shown) == []
    with opened(THE_PUBLIC) as catalogue:
        assert catalogue.photograph(shown).description.related == ()
        assert catalogue.revision(shown, 1 + 1).description.related == ()
    assert seen(opened, hidden, THE_DESK) == [("pair", "A/3"), ("same negative", "A/3")]


def test_each_can_not_be_a_crop_of_the_other(opened: Opening) -> None:
    one = saved(opened, "A/1")
    saved(opened, "A/2", (CROP, "A/1"))
    with opened(THE_DESK, writes=True) as catalogue:
        wanted = PhotographDescription("A/1", related=(RelationDescription(CROP, "A/2"),))
        with pytest.raises(Rejected) as refusal:
            catalogue.save(wanted, photograph_id=one)
    (problem,) = refusal.value.problems
    assert problem.where == "related[0].photograph"
    assert "the other way round" in problem.reason


def test_a_hundred_are_found_with_as_many_questions_as_three(
    opened: Opening, engine: Engine
) -> None:
    few = saved(opened, "A/1", *((SAME, f"B/{number}") for number in range(3)))
    many = saved(opened, "A/2", *((SAME, f"B/{number}") for number in range(60)))
    for number in range(60):
        saved(opened, f"B/{number}", (PAIR, "A/2"))
    asked: list[str] = []
    event.listen(engine, "after_cursor_execute", lambda *told: asked.append(told[2]))
    assert len(seen(opened, few)) == 3
    once = len(asked)
    assert len(seen(opened, many)) == 100
    assert len(asked) == 2 * once


def test_codes_are_suggested_in_their_order_whatever_their_case(opened: Opening) -> None:
    for code in ("COPY 1/2", "COPY 1/1", "copy 9", "other"):
        saved(opened, code)
    with opened(THE_DESK) as catalogue:
        found = catalogue.relations.coded("copy", limit=10)
        assert [one.reference_code for one in found] == ["copy 9", "COPY 1/1", "COPY 1/2"]
        assert catalogue.relations.coded("", limit=10) == ()
        assert len(catalogue.relations.coded("COPY", limit=1)) == 1


def test_only_who_catalogues_is_told_which_codes_are_not_in_use(opened: Opening) -> None:
    with opened(THE_PUBLIC) as catalogue, pytest.raises(NotSignedIn):
        catalogue.relations.not_catalogued(["A/1"])
