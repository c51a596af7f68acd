"""Whatever a batch can do to whichever field can be asked for in its form."""

from typing import Any

import pytest

from app.domain.batch_operations import BULK_FIELDS
from app.domain.batches import Action
from app.exchange.batch_document import read_batch
from app.web.pages.batch_form import AskedBatch, AskedOperation, mark_of, received, with_step
from app.web.pages.batch_values import value_form
from app.web.pages.small_forms import SmallForm
from app.web.pages.wording import wording

ONE = "01890a5d-ac96-774b-bcce-b302099a8057"
TYPED: dict[str, tuple[dict[str, str], Any]] = {
    "unit": ({"value-0": "A 1"}, "A 1"),
    "carrier": ({"value-0": "glass"}, "glass"),
    "process": ({"value-0": "albumen"}, "albumen"),
    "condition": ({"value-0": "torn"}, "torn"),
    "credit_line": ({"value-0": "Photo: us"}, "Photo: us"),
    "title_kind": ({"value-0": "formal"}, "formal"),
    "generation": ({"value-0": "copy print"}, "copy print"),
    "title": ({"value-0": "Camp"}, "Camp"),
    "description": ({"value-0": "A camp"}, "A camp"),
    "credit_lines": ({"value-0": "Photo: us"}, "Photo: us"),
    "subjects": ({"value-0": "winter"}, "winter"),
    "places": (
        {"value-0-name": "Katyń", "value-0-role": "shown"},
        {"name": "Katyń", "role": "shown"},
    ),
    "agents": (
        {"value-0-name": "Zofia", "value-0-role": "donor", "value-0-kind": "person"},
        {"name": "Zofia", "role": "donor", "kind": "person"},
    ),
    "identifiers": (
        {"value-0-value": "12", "value-0-kind": "other", "value-0-is_current": "no"},
        {"value": "12", "kind": "other", "is_current": False},
    ),
    "rights": (
        {"value-0-statement": "All ours", "value-0-until_on": "2030-12-31"},
        {"statement": "All ours", "until_on": "2030-12-31"},
    ),
    "notes": (
        {"value-0-text": "A note", "value-0-kind": "cataloguer"},
        {"text": "A note", "kind": "cataloguer"},
    ),
    "related": (
        {"value-0-kind": "crop of", "value-0-photograph": "A 2"},
        {"kind": "crop of", "photograph": "A 2"},
    ),
    "holder": (
        {
            "value-0-acronym": "IPN",
            "value-0-names-0-text": "Institute",
            "value-0-names-0-language": "en",
        },
        {"acronym": "IPN", "names": {"en": ["Institute"]}},
    ),
}


def asked(name: str, action: Action, typed: dict[str, str]) -> AskedBatch:
    operation = AskedOperation(name, "en", action, tuple(typed.items()))
    return AskedBatch(which="listed", ids=f"http://here/photographs/{ONE}", operations=(operation,))


def test_every_field_of_batches_is_here() -> None:
    assert set(TYPED) == BULK_FIELDS


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("name", sorted(BULK_FIELDS))
def test_what_is_typed_is_the_order_that_a_program_would_send(name: str, action: Action) -> None:
    typed, value = TYPED[name]
    if action is Action.REPLACE:
        typed = typed | {key.replace("value-0", "by"): text for key, text in typed.items()}
    (operation,) = read_batch(asked(name, action, typed).document(())).operations
    is_list = name in ("subjects", "places", "agents", "identifiers", "rights", "notes", "related")
    assert operation.value == ([value] if is_list and action is Action.SET else value)
    assert operation.by == (value if action is Action.REPLACE else None)
    assert operation.field.partition(".")[0] == name


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("name", sorted(BULK_FIELDS))
def test_every_value_has_a_field_where_it_is_typed(
    name: str, action: Action, language: str
) -> None:
    form = value_form(name, action, TYPED[name][0], wording(language))
    inputs = {one.name: one for row in form.rows for one in row.inputs}
    assert set(TYPED[name][0]) <= set(inputs)
    assert all(inputs[key].value == text for key, text in TYPED[name][0].items())
    assert (form.by is not None) == (action is Action.REPLACE)
    assert all(one.label for one in inputs.values())


def test_what_is_looked_for_need_not_say_all() -> None:
    typed = {"value-0-text": "", "value-0-kind": "cataloguer", "value-0-label": ""}
    (operation,) = read_batch(asked("notes", Action.REMOVE, typed).document(())).operations
    assert operation.value == {"kind": "cataloguer"}
    (all_of_it,) = read_batch(asked("notes", Action.REMOVE, {}).document(())).operations
    assert all_of_it.value is None


def test_subjects_are_set_a_line_each() -> None:
    typed = {"value-0": "winter\r\n\r\n camp "}
    (operation,) = read_batch(asked("subjects", Action.SET, typed).document(())).operations
    assert operation.value == ["winter", "camp"]


def test_a_reason_makes_no_other_order() -> None:
    one = AskedBatch(query="x", reason="a").document(())
    assert mark_of(one) == mark_of(AskedBatch(query="x", reason="b").document(()))
    assert mark_of(one) != mark_of(AskedBatch(query="y", reason="a").document(()))


def test_a_form_is_read_back_as_it_was_sent() -> None:
    form = SmallForm(
        [
            ("which", "selection"),
            ("op-3-field", "title"),
            ("op-3-action", "set"),
            ("op-3-language", "pl"),
            ("op-3-value-0", "Obóz"),
            ("op-1-field", "nothing"),
            ("op-1-action", "set"),
        ]
    )
    read = received(form)
    assert read.which == "selection"
    assert read.operations == (AskedOperation("title", "pl", Action.SET, (("value-0", "Obóz"),)),)
    assert read.document((ONE,))["ids"] == [ONE]
    assert with_step(read, "try") is None
    grown = with_step(read, "more")
    assert grown is not None
    assert len(grown.operations) == 2
