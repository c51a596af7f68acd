import pytest

from app.domain.credit_lines import KnownAgents, credit_lines_of, known_by_holder
from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.domain.institutions import InstitutionDescription

IPN = "Institute of National Remembrance"
PILSUDSKI = "Józef Piłsudski Institute in the United States"
Event = CustodyEventDescription
AT_PILSUDSKI = Event(CustodyKind.CUSTODY, to_agent=PILSUDSKI, gap_before=True)
AT_IPN = Event(CustodyKind.ACQUISITION, from_agent=PILSUDSKI, to_agent=f"{IPN} (IPN)")
MADE = Event(CustodyKind.CREATION, from_agent="Studio", to_agent="Ada")
LOST = Event(CustodyKind.LOST, from_agent=IPN)


def english(*chain: Event) -> str:
    (line,) = credit_lines_of(chain).get("en", [""])
    return line


@pytest.mark.parametrize(
    ("chain", "line"),
    [
        (
            (AT_PILSUDSKI, AT_IPN),
            # as the article of 2023-06-13 prints it
            (
                "Photo from the archives of the Institute of National Remembrance "
                "(acquired from the Józef Piłsudski Institute in the United States)"
            ),
        ),
        ((AT_PILSUDSKI,), f"Photo from the archives of the {PILSUDSKI}"),
        ((MADE,), "Photo from the collection of Ada"),
        (
            (Event(CustodyKind.GIFT, "Ada", "IPN"),),
            "Photo from the archives of the IPN (gift of Ada)",
        ),
        ((LOST,), ""),
        ((), ""),
    ],
)
def test_the_credit_line_names_the_keeper_and_from_whom_it_came(
    chain: tuple[Event, ...], line: str
) -> None:
    assert english(*chain) == line


def test_what_is_lost_or_lent_is_credited_to_its_keeper() -> None:
    lent = Event(CustodyKind.LOAN, from_agent=IPN, to_agent="Museum")
    back = Event(CustodyKind.RETURN, from_agent="Museum", to_agent=f"{IPN} (IPN)")
    kept = english(AT_PILSUDSKI, AT_IPN)
    assert english(AT_PILSUDSKI, AT_IPN, LOST) == kept
    assert english(AT_PILSUDSKI, AT_IPN, lent) == kept
    assert english(AT_PILSUDSKI, AT_IPN, lent, back) == kept


def test_rights_that_pass_make_nobody_a_keeper() -> None:
    rights = Event(CustodyKind.PURCHASE, "Ada", "Publisher", passed=Passed.RIGHTS)
    assert english(AT_PILSUDSKI, AT_IPN, rights) == english(AT_PILSUDSKI, AT_IPN)


@pytest.mark.parametrize("kind", [CustodyKind.SEIZURE, CustodyKind.LOOTING, CustodyKind.FOUND])
def test_who_lost_it_by_force_is_not_thanked_for_it(kind: CustodyKind) -> None:
    assert english(Event(kind, "Ada", "State Museum")) == (
        "Photo from the archives of the State Museum"
    )


def test_a_gap_in_custody_stays_a_gap() -> None:
    """Who had it before the gap is not named as the one that it was acquired from."""
    after_a_gap = Event(CustodyKind.CUSTODY, to_agent=IPN, gap_before=True)
    assert english(AT_PILSUDSKI, after_a_gap) == f"Photo from the archives of the {IPN}"


def test_each_language_has_the_names_that_are_known_in_it() -> None:
    holder = InstitutionDescription({"en": [IPN], "pl": ["Instytut Pamięci Narodowej"]}, "IPN")
    known = known_by_holder(holder, (AT_PILSUDSKI, AT_IPN))
    assert known.institutions == {f"{IPN} (IPN)"}
    assert credit_lines_of((AT_PILSUDSKI, AT_IPN), known=known)["pl"] == [
        f"Fotografia z archiwum: Instytut Pamięci Narodowej (pozyskano od: {PILSUDSKI})"
    ]
    assert known_by_holder(None, (AT_IPN,)) == KnownAgents()


def test_authorities_tell_names_and_who_is_an_institution() -> None:
    in_polish = {PILSUDSKI: {"pl": ["Instytut Józefa Piłsudskiego w Ameryce"]}}
    known = KnownAgents(in_polish, frozenset({"Yad Vashem"}))
    given = Event(CustodyKind.GIFT, PILSUDSKI, "Yad Vashem")
    assert credit_lines_of((given,), known=known) == {
        "en": [f"Photo from the archives of Yad Vashem (gift of the {PILSUDSKI})"],
        "pl": ["Fotografia z archiwum: Yad Vashem (dar: Instytut Józefa Piłsudskiego w Ameryce)"],
    }


def test_the_holder_s_own_names_go_before_those_of_authorities() -> None:
    mine, theirs = (KnownAgents({IPN: {"pl": [name]}}) for name in ("Instytut", "IPN"))
    assert mine.completed_by(theirs).names[IPN] == {"pl": ["IPN"]}
