from collections.abc import Sequence

from app.domain.catalogued import CataloguedUnit, ChainLink
from app.domain.custody import CustodyEventDescription, CustodyKind, Passed
from app.domain.dating import Calendar
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription
from app.iiif.addresses import Addresses
from app.iiif.manifest_custody import custody_lines

BASE = "https://verso.example"


def lines(chain: Sequence[CustodyEventDescription]) -> dict[str, list[str]]:
    return custody_lines(tuple(map(ChainLink, chain)), addresses=Addresses(BASE))


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
    assert lines(chain) == {
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
    assert lines(chain)["en"] == [
        "Creation",
        "(gap: what came before is not known)",
        "Transfer of unknown nature: The National Archives",
    ]


def test_no_chain_tells_nothing() -> None:
    assert lines(()) == {}


def test_what_a_unit_hands_down_says_so_and_leads_to_the_unit() -> None:
    unit = CataloguedUnit(
        "u1",
        1,
        PublicationState.PUBLISHED,
        UnitDescription("AM", {"en": ["Amnesty & <after>"], "pl": ["Po amnestii"]}),
    )
    gift = CustodyEventDescription(CustodyKind.GIFT, from_agent="A & B", to_agent="IPN")
    told = custody_lines([ChainLink(gift, unit)], addresses=Addresses(BASE))
    assert told == {
        "en": [
            (
                f'<span>Gift: A &amp; B → IPN (<a href="{BASE}/units/u1">of the whole unit '
                "Amnesty &amp; &lt;after&gt;</a>)</span>"
            )
        ],
        "pl": [
            (
                f'<span>Dar: A &amp; B → IPN (<a href="{BASE}/units/u1">całej jednostki '
                "Po amnestii</a>)</span>"
            )
        ],
    }


def test_a_date_in_the_old_style_says_so() -> None:
    born = CustodyEventDescription(
        CustodyKind.CREATION,
        date_as_written="4 lutego 1883",
        date_edtf="1883-02-16",
        calendar=Calendar.JULIAN,
    )
    assert lines([born])["en"] == ["Creation: 4 lutego 1883 (O.S.)"]
