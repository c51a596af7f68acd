"""Forms that somebody is typing into."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from app.domain.errors import NotAllowed, Rejected
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]
ANNA = Viewer("anna", frozenset({Scope.READ, Scope.WRITE}))
JAN = Viewer("jan", frozenset({Scope.READ, Scope.WRITE}))
FIELDS = (("title.pl", "Żołnierze\r\nnad Wołgą"), ("subjects", "army"), ("subjects", ""))


def test_a_form_is_given_back_as_it_was_typed_to_whoever_typed_it(
    opened: Opening, clock: list[datetime]
) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("photograph:1", FIELDS, based_on=3)
        catalogue.commit()
    clock[0] += timedelta(minutes=7)
    with opened(ANNA) as catalogue:
        kept = catalogue.forms.kept("photograph:1")
        assert catalogue.forms.kept("photograph:2") is None
    with opened(JAN) as catalogue:
        assert catalogue.forms.kept("photograph:1") is None
    assert kept is not None
    assert (kept.fields, kept.based_on) == (FIELDS, 3)
    assert kept.age(clock[0]) == timedelta(minutes=7)


def test_one_form_a_record_is_kept_until_it_is_dropped(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("new", FIELDS, based_on=0)
        catalogue.forms.keep("new", (("a", "b"),), based_on=0)
        kept = catalogue.forms.kept("new")
        assert kept is not None
        assert kept.fields == (("a", "b"),)
        assert catalogue.forms.drop("new")
        assert not catalogue.forms.drop("new")
        assert catalogue.forms.kept("new") is None


def test_a_form_is_forgotten_after_thirty_days(opened: Opening, clock: list[datetime]) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("old", (("scan", "a" * 64),), based_on=0)
        clock[0] += timedelta(days=30)
        assert catalogue.forms.kept("old") is not None
        clock[0] += timedelta(seconds=1)
        assert catalogue.forms.kept("old") is None
        catalogue.forms.keep("new", (), based_on=0)
        assert catalogue.forms.digests() == frozenset()


def test_the_scans_that_forms_name_are_known(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("1", (("scan", "a" * 64), ("x", f"sha256:{'b' * 64},")), based_on=0)
        catalogue.forms.keep("2", (("scan", "c" * 65),), based_on=0)
        assert catalogue.forms.digests() == {"a" * 64, "b" * 64}


def test_four_megabytes_are_kept_and_not_a_byte_more(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("big", (("a", "x" * (4 * 1024 * 1024 - 1)),), based_on=0)
        with pytest.raises(Rejected, match="at most 4,194,304"):
            catalogue.forms.keep("big", (("a", "x" * 4 * 1024 * 1024),), based_on=0)


def test_what_is_no_text_is_refused_by_the_name_of_its_field(opened: Opening) -> None:
    with opened(ANNA, writes=True) as catalogue, pytest.raises(Rejected) as refusal:
        catalogue.forms.keep("odd", (("title", "\ud83d"),), based_on=0)
    assert [problem.where for problem in refusal.value.problems] == ["title"]


def test_who_may_only_read_keeps_no_forms(opened: Opening) -> None:
    reader = Viewer("reader", frozenset({Scope.READ}))
    with opened(reader, writes=True) as catalogue, pytest.raises(NotAllowed):
        catalogue.forms.keep("a", (), based_on=0)
    with opened(THE_DESK) as catalogue:
        assert catalogue.forms.digests() == frozenset()


def lasting(catalogue: Catalogue) -> set[str]:
    """The keys of the viewer's templates."""
    return {one.key for one in catalogue.forms.in_short("template:")}


def test_a_template_is_kept_until_its_owner_drops_it(
    opened: Opening, clock: list[datetime]
) -> None:
    with opened(ANNA, writes=True) as catalogue:
        catalogue.forms.keep("template:Zdjęcia", FIELDS, based_on=0)
        catalogue.forms.keep("template:50%_a", FIELDS, based_on=0)
        catalogue.forms.keep("templates", FIELDS, based_on=0)
        clock[0] += timedelta(days=400)
        catalogue.forms.keep("new", (), based_on=0)
        assert lasting(catalogue) == {"template:50%_a", "template:Zdjęcia"}
        assert catalogue.forms.kept("template:Zdjęcia") is not None
        assert catalogue.forms.kept("templates") is None
        catalogue.forms.drop("template:50%_a")
        assert lasting(catalogue) == {"template:Zdjęcia"}
        catalogue.commit()
    with opened(JAN) as catalogue:
        assert lasting(catalogue) == set()


def test_the_forms_of_new_photographs_are_listed_the_last_one_first(
    opened: Opening, clock: list[datetime]
) -> None:
    with opened(ANNA, writes=True) as catalogue:
        for called in ("too old", "Buzułuk", "Tockoje"):
            catalogue.forms.keep(f"photograph:new:{called}", FIELDS, based_on=0, called=called)
            clock[0] += timedelta(days=20)
        clock[0] -= timedelta(days=10)
        catalogue.commit()
        listed = catalogue.forms.in_short("photograph:new")
    assert [one.called for one in listed] == ["Tockoje", "Buzułuk"]
    with opened(JAN) as catalogue:
        assert catalogue.forms.in_short("photograph:new") == ()
