"""Searches are kept with an account, and are nobody else's."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.domain.accounts import Role
from app.domain.errors import Conflict, NotFound, NotSignedIn, Rejected
from app.domain.saved_searches import LONGEST_NAME, MOST_SAVED
from app.domain.viewers import THE_DESK, THE_PUBLIC, Means, Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def reader(opened: Opening) -> Callable[[str], Viewer]:
    """Make somebody with an account."""

    def made(name: str) -> Viewer:
        with opened(THE_DESK, writes=True) as catalogue:
            account = catalogue.accounts.add(name=name, shown="", role=Role.VIEWER, password="")
            catalogue.commit()
        return Viewer(name, means=Means.ACCOUNT, key=account.id)

    return made


def test_a_search_is_kept_under_its_name_and_replaced(
    opened: Opening, reader: Callable[[str], Viewer]
) -> None:
    anna = reader("anna")
    with opened(anna, writes=True) as catalogue:
        first = catalogue.reading_room.save_search("  Kresy \n", "q=Lw%C3%B3w")
        again = catalogue.reading_room.save_search("Kresy", "q=Wilno")
        catalogue.reading_room.save_search("Amnestia", "q=amnestia")
        found = catalogue.reading_room.saved_searches()
    assert first.id == again.id
    assert [(one.name, one.asked) for one in found] == [
        ("Amnestia", "q=amnestia"),
        ("Kresy", "q=Wilno"),
    ]


def test_nobody_sees_or_drops_what_another_keeps(
    opened: Opening, reader: Callable[[str], Viewer]
) -> None:
    anna, jan = reader("anna"), reader("jan")
    with opened(anna, writes=True) as catalogue:
        kept = catalogue.reading_room.save_search("Kresy", "q=Wilno").id
        catalogue.commit()
    with opened(jan, writes=True) as catalogue:
        assert catalogue.reading_room.saved_searches() == ()
        with pytest.raises(NotFound):
            catalogue.reading_room.drop_search(kept)
    with opened(anna, writes=True) as catalogue:
        catalogue.reading_room.drop_search(kept)
        assert catalogue.reading_room.saved_searches() == ()


@pytest.mark.parametrize("viewer", [THE_PUBLIC, THE_DESK])
def test_who_has_no_account_keeps_none(opened: Opening, viewer: Viewer) -> None:
    with opened(viewer, writes=True) as catalogue, pytest.raises(NotSignedIn):
        catalogue.reading_room.save_search("Kresy", "q=Wilno")


@pytest.mark.parametrize(
    ("name", "asked", "where"),
    [(" ", "q=a", "name"), ("x" * (LONGEST_NAME + 1), "q=a", "name"), ("x", "", "asked")],
)
def test_what_says_nothing_is_not_kept(
    opened: Opening, reader: Callable[[str], Viewer], name: str, asked: str, where: str
) -> None:
    with opened(reader("anna"), writes=True) as catalogue, pytest.raises(Rejected) as refused:
        catalogue.reading_room.save_search(name, asked)
    assert [problem.where for problem in refused.value.problems] == [where]


def test_there_is_an_end_to_what_somebody_keeps(
    opened: Opening, reader: Callable[[str], Viewer]
) -> None:
    with opened(reader("anna"), writes=True) as catalogue:
        for number in range(MOST_SAVED):
            catalogue.reading_room.save_search(str(number), "q=a")
        with pytest.raises(Conflict, match="Remove one first"):
            catalogue.reading_room.save_search("one more", "q=a")
        catalogue.reading_room.save_search("0", "q=b")
