from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.iiif.manifest_custody import custody_lines


def test_a_chain_is_told_in_both_languages_from_the_oldest_event_on() -> None:
    chain = (
        CustodyEventDescription(
            CustodyKind.GIFT,
            from_agent="J. Kowalski",
            to_agent="Institute",
            via_agent="M. Nowak",
            date_as_written="1950",
            date_edtf="1950-05",
            place="Rye",
            agreement="letter",
            passed=Passed.COPY,
        ),
        CustodyEventDescription(CustodyKind.LOST, date_edtf="1960"),
    )
    assert custody_lines(chain) == {
        "en": [
            "Gift: J. Kowalski → Institute, via M. Nowak, 1950, Rye, letter, a copy",
            "Lost: 1960",
        ],
        "pl": [
            "Dar: J. Kowalski → Institute, za pośrednictwem: M. Nowak, 1950, Rye, letter, kopia",
            "Zaginięcie: 1960",
        ],
    }


def test_a_gap_in_custody_stays_a_gap() -> None:
    chain = (
        CustodyEventDescription(CustodyKind.CREATION),
        CustodyEventDescription(
            CustodyKind.UNKNOWN_TRANSFER, to_agent="The National Archives", gap_before=True
        ),
    )
    assert custody_lines(chain)["en"] == [
        "Creation",
        "(gap: what came before is not known)",
        "Transfer of unknown nature: The National Archives",
    ]


def test_no_chain_tells_nothing() -> None:
    assert custody_lines(()) == {}
