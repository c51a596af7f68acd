import pytest

from app.domain.custody import CustodyEventDescription, CustodyKind, credit_line_of

IPN = "Institute of National Remembrance"
PILSUDSKI = "Józef Piłsudski Institute in the United States"
CAME_TO_PILSUDSKI = CustodyEventDescription(
    CustodyKind.CUSTODY, to_agent=PILSUDSKI, gap_before=True
)
CAME_TO_IPN = CustodyEventDescription(CustodyKind.ACQUISITION, from_agent=PILSUDSKI, to_agent=IPN)
TAKEN = CustodyEventDescription(CustodyKind.CREATION, from_agent="Studio Ada", to_agent="Ada")
LOST = CustodyEventDescription(CustodyKind.LOST, from_agent=IPN)


@pytest.mark.parametrize(
    ("chain", "credit_line"),
    [
        ([CAME_TO_PILSUDSKI, CAME_TO_IPN], f"{IPN} (acquired from {PILSUDSKI})"),
        ([CAME_TO_PILSUDSKI], PILSUDSKI),
        ([CAME_TO_PILSUDSKI, CAME_TO_IPN, LOST], f"{IPN} (acquired from {PILSUDSKI})"),
        ([TAKEN], "Ada"),
        ([LOST], ""),
        ([], ""),
    ],
)
def test_the_credit_line_names_the_last_keeper_and_from_whom_it_came(
    chain: list[CustodyEventDescription], credit_line: str
) -> None:
    assert credit_line_of(chain) == credit_line


def test_a_gap_in_custody_stays_a_gap() -> None:
    """Who had it before the gap is not named as the one that it was acquired from."""
    after_a_gap = CustodyEventDescription(CustodyKind.CUSTODY, to_agent=IPN, gap_before=True)
    assert credit_line_of([CAME_TO_PILSUDSKI, after_a_gap]) == IPN
